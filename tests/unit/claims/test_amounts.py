"""Amounts of money, shares, votes, seats, magnitudes, distances, temperatures, times and scores are read in many languages.

The sentences are made up for this test; they tell of nothing that happened.
"""

import pytest

from nightdesk.claims.amounts import read_amounts
from nightdesk.claims.model import AmountKind, Qualifier

QUAKE, AWAY, TERM = ("magnitude", 6.3, "magnitude"), ("distance", 40, "km"), ("prison_term", 12, "year")
TWELVE, SHARE, SEATS = ("percent", 12, "%"), ("percent", 34.5, "%"), ("seats", 61, "seat")


def brief(text: str, language: str) -> list[tuple[str, float | tuple[float, float] | None, str]]:
    return [
        (
            read.kind.value,
            read.score or ((read.low, read.high) if read.low is not None and read.high is not None else read.value),
            read.unit,
        )
        for read in read_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The repair costs $5.2 million, 12% more than planned.", [("money", 5_200_000, "USD"), TWELVE]),
        ("en", "A magnitude 6.3 earthquake struck 40 kilometres south of the city.", [QUAKE, AWAY]),
        ("en", "The party won 61 of the 120 seats with 34.5 percent of the vote.", [SEATS, ("seats", 120, "seat"), SHARE]),
        ("en", "He was sentenced to 12 years in prison.", [TERM]),
        ("en", "The team won the final 3–1.", [("score", (3, 1), "score")]),
        ("de", "Das Beben der Stärke 6,3 kostete 1,5 Milliarden Euro.", [QUAKE, ("money", 1_500_000_000, "EUR")]),
        ("de", "Die Partei erhielt 34,5 Prozent der Stimmen und 61 Sitze.", [SHARE, SEATS]),
        ("fr", "Le séisme de magnitude 6,3 a fait 2 millions d'euros de dégâts.", [QUAKE, ("money", 2_000_000, "EUR")]),
        ("fr", "Il a été condamné à 12 ans de prison.", [TERM]),
        ("es", "Un terremoto de magnitud 6,3 causó daños por 3 millones de dólares.", [QUAKE, ("money", 3_000_000, "dollar")]),
        ("es", "El partido obtuvo el 34,5 % de los votos y 61 escaños.", [SHARE, SEATS]),
        ("pt", "O sismo de magnitude 6,3 foi sentido a 40 quilómetros.", [QUAKE, AWAY]),
        ("pt", "O governo vai gastar R$ 5 milhões.", [("money", 5_000_000, "BRL")]),
        ("it", "Il terremoto di magnitudo 6,3 è costato 2 milioni di euro.", [QUAKE, ("money", 2_000_000, "EUR")]),
        ("nl", "De temperatuur steeg tot 41 graden Celsius, 5 procent boven normaal.", [("temperature", 41, "°C"), ("percent", 5, "%")]),
        ("sv", "Priset steg med 12 procent till 300 kronor.", [TWELVE, ("money", 300, "krone")]),
        ("da", "Partiet fik 34,5 procent af stemmerne og 61 mandater.", [SHARE, SEATS]),
        ("nb", "Skjelvet hadde en styrke på 6,3 og ble merket 40 kilometer unna.", [QUAKE, AWAY]),
        ("fi", "Puolue sai 34,5 prosenttia äänistä ja 61 paikkaa.", [SHARE, SEATS]),
        ("et", "Hind tõusis 12 protsenti.", [TWELVE]),
        ("is", "Verðið hækkaði um 12 prósent.", [TWELVE]),
        ("lv", "Cena pieauga par 12 procentiem.", [TWELVE]),
        ("lt", "Kaina padidėjo 12 procentų.", [TWELVE]),
        ("pl", "Partia zdobyła 34,5 proc. głosów i 61 mandatów.", [SHARE, SEATS]),
        ("cs", "Zemětřesení o síle 6,3 stupně zasáhlo oblast 40 kilometrů od města.", [QUAKE, AWAY]),
        ("sk", "Cena stúpla o 12 percent na 300 eur.", [TWELVE, ("money", 300, "EUR")]),
        ("sl", "Stranka je dobila 34,5 odstotka glasov.", [SHARE]),
        ("hr", "Stranka je osvojila 34,5 posto glasova i 61 mandat.", [SHARE, SEATS]),
        ("sr", "Земљотрес јачине 6,3 погодио је подручје 40 километара од града.", [QUAKE, AWAY]),
        ("bg", "Партията получи 34,5 процента от гласовете и 61 мандата.", [SHARE, SEATS]),
        ("mk", "Цената порасна за 12 проценти.", [TWELVE]),
        ("ru", "Землетрясение магнитудой 6,3 произошло в 40 километрах от города.", [QUAKE, AWAY]),
        ("ru", "Его приговорили к 12 годам лишения свободы и штрафу в 5 млн рублей.", [TERM, ("money", 5_000_000, "ruble")]),
        ("uk", "Партія отримала 34,5 відсотка голосів і 61 мандат.", [SHARE, SEATS]),
        ("be", "Кошт вырас на 12 працэнтаў.", [TWELVE]),
        ("ro", "Cutremurul cu magnitudinea 6,3 a costat 2 milioane de euro.", [QUAKE, ("money", 2_000_000, "EUR")]),
        ("hu", "A párt a szavazatok 34,5 százalékát kapta.", [SHARE]),
        ("el", "Το κόμμα πήρε 34,5 τοις εκατό και 61 έδρες.", [SHARE, SEATS]),
        ("sq", "Çmimi u rrit me 12 për qind.", [TWELVE]),
        ("tr", "Enflasyon yüzde 12 arttı, proje 5 milyon dolara mal oldu.", [TWELVE, ("money", 5_000_000, "dollar")]),
        ("tr", "6,3 büyüklüğündeki deprem 40 kilometre uzakta hissedildi.", [QUAKE, AWAY]),
        ("az", "Qiymət 12 faiz artdı.", [TWELVE]),
        ("kk", "Баға 12 пайызға өсті.", [TWELVE]),
        ("uz", "Narx 12 foizga oshdi.", [TWELVE]),
        ("ka", "ფასი 12 პროცენტით გაიზარდა.", [TWELVE]),
        ("hy", "Գինը բարձրացել է 12 տոկոսով։", [TWELVE]),
        ("ar", "بلغت قوة الزلزال 6.3 درجات على مقياس ريختر وكلف 5 ملايين دولار.", [QUAKE, ("money", 5_000_000, "dollar")]),
        ("ar", "حصل الحزب على ٦١ مقعدا.", [SEATS]),
        ("fa", "زلزله‌ای به بزرگی ۶٫۳ در ۴۰ کیلومتری شهر رخ داد.", [QUAKE, AWAY]),
        ("fa", "قیمت ۱۲ درصد افزایش یافت.", [TWELVE]),
        ("ur", "قیمت میں 12 فیصد اضافہ ہوا۔", [TWELVE]),
        ("he", "המחיר עלה ב-12 אחוזים.", [TWELVE]),
        ("hi", "पार्टी ने 61 सीटें जीतीं और 34.5 प्रतिशत वोट पाए।", [SEATS, SHARE]),
        ("hi", "सरकार 5 करोड़ रुपये खर्च करेगी।", [("money", 50_000_000, "local")]),
        ("ne", "मूल्य १२ प्रतिशत बढ्यो।", [TWELVE]),
        ("bn", "দাম ১২ শতাংশ বেড়েছে।", [TWELVE]),
        ("mr", "किंमत 12 टक्के वाढली.", [TWELVE]),
        ("gu", "ભાવ 12 ટકા વધ્યો.", [TWELVE]),
        ("ta", "விலை 12 சதவீதம் உயர்ந்தது.", [TWELVE]),
        ("te", "ధర 12 శాతం పెరిగింది.", [TWELVE]),
        ("ml", "വില 12 ശതമാനം കൂടി.", [TWELVE]),
        ("th", "พรรคได้ 61 ที่นั่ง หรือร้อยละ 34.5", [SEATS, SHARE]),
        ("th", "แผ่นดินไหวขนาด 6.3 ห่างจากเมือง 40 กิโลเมตร", [QUAKE, AWAY]),
        ("vi", "Giá tăng 12 phần trăm, tốn 5 triệu đô la.", [TWELVE, ("money", 5_000_000, "local")]),
        ("id", "Gempa bermagnitudo 6,3, 40 kilometer dari kota, kerugian Rp 5 miliar.", [QUAKE, AWAY, ("money", 5_000_000_000, "IDR")]),
        ("ms", "Parti itu menang 61 kerusi dengan 34.5 peratus undi.", [SEATS, SHARE]),
        ("tl", "Tumaas ng 12 porsiyento ang presyo.", [TWELVE]),
        ("ja", "マグニチュード6.3の地震があり、被害額は5億円に上った。", [QUAKE, ("money", 500_000_000, "JPY")]),
        ("ja", "同党は61議席を獲得し、得票率は34.5%だった。", [SEATS, SHARE]),
        ("ko", "규모 6.3의 지진이 발생했고 물가는 12퍼센트 올랐다.", [QUAKE, TWELVE]),
        ("ko", "그는 징역 12년을 선고받았다.", [TERM]),
        ("zh", "该党获得61个席位,得票率为34.5%。", [SEATS, SHARE]),
        ("zh", "发生6.3级地震,距离市区40公里,损失5亿元。", [QUAKE, AWAY, ("money", 500_000_000, "local")]),
        ("sw", "Bei ilipanda kwa asilimia 12, umbali wa kilomita 40.", [TWELVE, AWAY]),
        ("eo", "La prezo altiĝis je 12 elcentoj.", [TWELVE]),
        ("af", "Die prys het met 12 persent gestyg.", [TWELVE]),
        ("ca", "El preu va pujar un 12 per cent, fins a 300 euros.", [TWELVE, ("money", 300, "EUR")]),
        ("am", "ዋጋው በ12 በመቶ ጨመረ።", [TWELVE]),
        ("so", "Qiimuhu wuxuu kordhay boqolkiiba 12.", [TWELVE]),
        ("my", "ဈေးနှုန်း ၁၂ ရာခိုင်နှုန်း တက်ခဲ့သည်။", [TWELVE]),
        ("km", "តម្លៃកើនឡើង 12 ភាគរយ។", [TWELVE]),
    ],
)  # fmt: skip
def test_amounts_in_many_languages(language: str, text: str, expected: list[tuple[str, object, str]]) -> None:
    assert brief(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 34-year-old man died in 2020 on 5 May at 10:30.", "en"),
        ("Exit 12 of the B-17, flight 370.", "en"),
        ("In den 1990er Jahren, am 5. Mai 2020.", "de"),
        ("в 2020 году, 5 мая", "ru"),
        ("2020年5月8日", "ja"),
        ("ngày 5 tháng 5 năm 2020", "vi"),
        ("28 กรกฎาคม 2567", "th"),
        ("нападение на школу № 88 в Ижевске", "ru"),
        ("став 10-м прем'єр-міністром", "uk"),
        ("دست‌کم ۸۱ تن کشته شدند", "fa"),
        ("Europaparlamentets 14 visepresidenter", "nb"),
    ],
)
def test_dates_ages_and_names_are_no_amounts(text: str, language: str) -> None:
    assert brief(text, language) == []


def test_a_range_has_two_ends_and_shares_its_unit() -> None:
    assert brief("It costs between 5 and 10 million euros.", "en") == [("money", (5_000_000, 10_000_000), "EUR")]
    assert brief("Winds of 90–110 km/h are expected.", "en") == [("speed", (90, 110), "km/h")]


def test_a_qualifier_belongs_to_the_amount() -> None:
    (amount,) = read_amounts("At least 40 percent of voters stayed at home.", "en")
    assert (amount.kind, amount.qualifier, amount.value) == (AmountKind.PERCENT, Qualifier.AT_LEAST, 40)


def test_below_zero() -> None:
    assert brief("Temperatures fell to minus 12 degrees Celsius and −5 °C.", "en") == [
        ("temperature", -12, "°C"),
        ("temperature", -5, "°C"),
    ]


def test_a_span_holds_the_amount_as_written() -> None:
    text = "The fine is more than US$5 million."
    (amount,) = read_amounts(text, "en")
    assert amount.span.cut(text) == "more than US$5 million"


@pytest.mark.parametrize("text", ["$" * 30_000, "5%" * 15_000, "1-" * 15_000, "5 " * 15_000, "5 million " * 3_000, "(" * 30_000 + "5 km"])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    read_amounts(text, "en")
