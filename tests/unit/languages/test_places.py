"""Places are found in any language, with where they are, and words or people that share a place's name are not."""

import pytest

from nightdesk.languages.places import country_name, find_places, find_world_regions


def named(text: str, language: str) -> list[tuple[str, str | None, str]]:
    return [(place.name, place.country, place.kind) for place in find_places(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("ru", "Землетрясение в Турции и Сирии", "TR"),
        ("ru", "Премьер-министр Южной Кореи подал в отставку", "KR"),
        ("ru", "Французский футболист получил приз", "FR"),
        ("uk", "У Туреччині стався землетрус", "TR"),
        ("fi", "Pakistanin tulvat jatkuvat", "PK"),
        ("ar", "زلزال يضرب بتركيا", "TR"),
        ("th", "แผ่นดินไหวในประเทศตุรกีและซีเรีย", "TR"),
        ("zh", "土耳其發生地震", "TR"),
        ("ja", "トルコで地震", "TR"),
        ("ko", "아르헨티나가 프랑스를 꺾고 우승", "AR"),
        ("ta", "துருக்கியையும் தாக்கியது", "TR"),
        ("ka", "უკრაინაში საარჩევნო", "UA"),
        ("ka", "აფეთქება ლონდონში", "GB"),
        ("kn", "ಅರ್ಜೆಂಟೈನಾ ತಂಡ ಗೆದ್ದಿತು", "AR"),
        ("kn", "ಆಸ್ಟ್ರೇಲಿಯಾದಲ್ಲಿ ಪ್ರವಾಹ", "AU"),
        ("ml", "ഋഷി സുനക് ബ്രിട്ടിഷ് പ്രധാനമന്ത്രിയാകും", "GB"),
        ("ky", "Орусиянын баскынчылыгы", "RU"),
        ("ny", "Russia ikuyambitsa kuwukira ku Ukraine", "UA"),
        ("ckb", "بومەلەرزە لە تورکیا", "TR"),
        ("en", "Pakistani police said", "PK"),
        ("en", "A US-led coalition", "US"),
    ],
)
def test_countries_are_found_in_many_scripts_and_cases(language: str, text: str, country: str) -> None:
    assert country in {place.country for place in find_places(text, language)}


def test_regions_that_matter_in_news_have_coordinates() -> None:
    for region in ("Balochistan", "West Java", "Gaza Strip", "Crimea", "Tigray", "North Kivu", "Kashmir", "Xinjiang", "Texas", "Kurdistan"):
        (place,) = find_places(f"Fighting continued in {region} on Monday.", "en")
        assert place.kind == "region"
        assert place.latitude is not None
        assert place.longitude is not None


def test_a_small_town_counts_only_where_its_country_is_named() -> None:
    assert ("Nushki", "PK", "city") in named("Troops tried to retake Nushki, Pakistan.", "en")
    assert named("Troops tried to retake Nushki.", "en") == []


def test_a_name_shared_by_places_goes_to_the_country_in_the_text() -> None:
    assert ("Hyderabad", "PK", "city") in named("A fire in Hyderabad, Pakistan", "en")
    assert ("Hyderabad", "IN", "city") in named("A fire in Hyderabad", "en")


def test_words_and_people_are_no_places() -> None:
    assert named("Nancy Pelosi reads a nice reading list of the mobile phones", "en") == []
    assert named("The committee told us of it", "en") == []


def test_spans_are_exact_and_in_order() -> None:
    text = "Kyiv's mayor left Lviv for Warsaw, Poland."
    found = find_places(text, "en")
    assert [place.span.cut(text) for place in found] == ["Kyiv", "Lviv", "Warsaw", "Poland"]


def test_country_names_in_the_readers_language() -> None:
    assert country_name("PK") == "Pakistan"
    assert country_name("PK", "ru") == "Пакистан"
    assert country_name("PK", "xx") == "Pakistan"
    assert country_name("QQ") == "QQ"


def test_hostile_text_is_read_in_bounded_time() -> None:
    assert find_places("a-" * 200_000, "en") == ()
    assert find_places("ab'" * 200_000, "en") == ()
    assert find_places("", "en") == ()


def test_a_ministry_is_no_town_of_its_name() -> None:
    for text in ("The United States Department of Justice releases files.", "Files that the Justice Department releases."):
        assert "Justice" not in [place.name for place in find_places(text, "en")]


@pytest.mark.parametrize(
    ("language", "text", "region"),
    [
        ("en", "across Central America", "Central America"),
        ("en", "South American countries", "South America"),
        ("pt", "mortos na América Central", "Central America"),
        ("ar", "دول أمريكا الجنوبية", "South America"),
        ("ja", "南アメリカ", "South America"),
    ],
)
def test_no_part_of_a_region_of_the_world_is_a_country(language: str, text: str, region: str) -> None:
    assert region in [name for _, name in find_world_regions(text, language)]
    assert named(text, language) == []


def test_the_peoples_of_one_country_are_not_told_by_a_word_of_many() -> None:
    assert named("The African Union and the Central Bank met in the South", "en") == []
    assert named("Costa Rican police", "en") == [("Costa Rica", "CR", "country")]
    assert named("South Africa and the Central African Republic", "en") == [
        ("South Africa", "ZA", "country"),
        ("Central African Republic", "CF", "country"),
    ]
