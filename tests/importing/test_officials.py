def test_commas_alone_name_nobody() -> None:
    assert find_official(("، ، مدیرکل گفت: متن",), ()) is None
