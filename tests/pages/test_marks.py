from __future__ import annotations

from msgspec import structs

from digest.model import Span
from digest.observations import Observation
from digest.pages.marks import marked_body, quoted_sentence
from tests.factories import article, entry, observed, quantity


def row(observation: Observation) -> str:
    return f"../numbers.html#{observation.id}"


def test_a_key_number_leads_to_its_row_and_its_sentence_has_an_id() -> None:
    made = entry(article(html="<p>هوا سرد شد. ۵ چاه بسته شد.</p>"), "۵")
    (number,) = observed(made)
    assert marked_body(made.article.prose, (number,), row) == (
        f'<p>هوا سرد شد. <span class="sentence" id="{number.place.sentence_id}">'
        f'<a class="key" href="../numbers.html#{number.id}"><bdi>۵</bdi></a>'
        " چاه بسته شد.</span></p>"
    )


def test_every_mention_leads_to_the_one_row() -> None:
    html = "<p>در استان ۸۵۳ طرح آب بود.</p>\n<p>همه از این ۸۵۳ طرح آب می‌گویند.</p>"
    made = entry(article(html=html))
    text = made.article.prose.text
    first, again = text.index("۸۵۳"), text.rindex("۸۵۳")
    one = quantity(text, "۸۵۳", "طرح آب")
    both = structs.replace(made, quantities=(one, structs.replace(one, start=again, end=again + 3)))
    (number,) = observed(both)
    assert [place.start for place in number.places] == [first, again]
    html = marked_body(both.article.prose, (number,), row)
    assert html.count(f'href="../numbers.html#{number.id}"') == 2


def test_a_number_of_the_title_alone_leaves_the_body_as_it_is() -> None:
    made = entry(article(html="<p>هوا سرد شد.</p>", title="۵ چاه بسته شد"))
    (number,) = observed(made)
    assert number.place.in_title
    assert marked_body(made.article.prose, (number,), row) == "<p>هوا سرد شد.</p>"


def test_a_number_inside_a_link_is_marked_without_a_link() -> None:
    made = entry(article(html='<p><a href="https://example.ir">۵ چاه</a> بسته شد.</p>'), "۵")
    html = marked_body(made.article.prose, observed(made), row)
    assert html.count("<a ") == 1
    assert '<span class="key"><bdi>۵</bdi></span>' in html


def test_a_quotation_marks_each_of_its_numbers() -> None:
    made = entry(article(html="<p>سرد شد. ۵ <em>چاه</em> و ۱۲ طرح.</p>"), "۵", "۱۲")
    places = [one.place for one in observed(made)]
    marked = [Span(place.start, place.end) for place in places]
    quoted = "<mark><bdi>۵</bdi></mark> چاه و <mark><bdi>۱۲</bdi></mark> طرح."
    prose, sentence = made.article.prose, places[0].sentence
    assert quoted_sentence(prose, sentence, marked) == quoted
    assert quoted_sentence(prose, sentence, marked * 2) == quoted
