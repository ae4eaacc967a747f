from __future__ import annotations

from digest.pages.marks import marked_body, quoted_sentence
from digest.site import KeyNumber, key_numbers
from tests.factories import article, entry


def row(number: KeyNumber) -> str:
    return f"../numbers.html#{number.id}"


def test_a_key_number_leads_to_its_row_and_its_sentence_has_an_id() -> None:
    made = entry(article(html="<p>هوا سرد شد. ۵ چاه بسته شد.</p>"), "۵")
    numbers = key_numbers(made)
    assert marked_body(made, numbers, row) == (
        f'<p>هوا سرد شد. <span class="sentence" id="{numbers[0].sentence_id}">'
        f'<a class="key" href="../numbers.html#{numbers[0].id}"><bdi>۵</bdi></a>'
        " چاه بسته شد.</span></p>"
    )


def test_a_number_inside_a_link_is_marked_without_a_link() -> None:
    made = entry(article(html='<p><a href="https://example.ir">۵ چاه</a> بسته شد.</p>'), "۵")
    html = marked_body(made, key_numbers(made), row)
    assert html.count("<a ") == 1
    assert '<span class="key"><bdi>۵</bdi></span>' in html


def test_a_quotation_marks_each_of_its_numbers() -> None:
    made = entry(article(html="<p>سرد شد. ۵ <em>چاه</em> و ۱۲ طرح.</p>"), "۵", "۱۲")
    assert quoted_sentence(made, key_numbers(made)) == (
        "<mark><bdi>۵</bdi></mark> چاه و <mark><bdi>۱۲</bdi></mark> طرح."
    )
