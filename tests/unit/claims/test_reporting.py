"""Who says what, in many languages: the speaker, and words that are said.

The sentences are made up for this test; they tell of nothing that happened.
"""

import pytest

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.model import Stance, Tone

SENTENCES = [
    ("de", "Die Polizei sagte am Dienstag, dass drei Menschen starben.", "Die Polizei", "drei Menschen starben"),
    ("de", "„Wir bauen die Brücke neu“, sagte Ministerin Anna Weber.", "Ministerin Anna Weber", "Wir bauen die Brücke neu"),
    ("de", "Laut der Polizei starben drei Menschen bei dem Brand.", "der Polizei", "starben drei Menschen bei dem Brand"),
    ("fr", "Le ministre a déclaré que trois personnes sont mortes.", "Le ministre", "trois personnes sont mortes"),
    ("fr", "Selon la police, trois personnes sont mortes.", "la police", "trois personnes sont mortes"),
    ("fr", "« Nous reconstruirons le pont », a promis la ministre.", "la ministre", "Nous reconstruirons le pont"),
    ("es", "El ministro dijo que tres personas murieron.", "El ministro", "tres personas murieron"),
    ("es", "Tres personas murieron, según la policía.", "la policía", "Tres personas murieron"),
    ("es", "«Vamos a reconstruir el puente», aseguró la ministra.", "la ministra", "Vamos a reconstruir el puente"),
    ("pt", "O ministro afirmou que três pessoas morreram.", "O ministro", "três pessoas morreram"),
    ("pt", "Segundo a polícia, três pessoas morreram.", "a polícia", "três pessoas morreram"),
    ("it", "Il ministro ha detto che tre persone sono morte.", "Il ministro", "tre persone sono morte"),
    ("it", "Secondo la polizia, tre persone sono morte.", "la polizia", "tre persone sono morte"),
    ("ca", "El ministre ha dit que tres persones van morir.", "El ministre", "tres persones van morir"),
    ("ro", "Ministrul a declarat că trei persoane au murit.", "Ministrul", "trei persoane au murit"),
    ("nl", "De politie zei dat drie mensen zijn omgekomen.", "De politie", "drie mensen zijn omgekomen"),
    ("af", "Die polisie het gesê dat drie mense dood is.", "Die polisie", "drie mense dood is"),
    ("sv", "Polisen uppgav att tre personer dog.", "Polisen", "tre personer dog"),
    ("sv", "Enligt polisen dog tre personer i branden.", "polisen", "dog tre personer i branden"),
    ("da", "Politiet oplyser, at tre personer døde.", "Politiet", "tre personer døde"),
    ("nb", "Politiet sier at tre personer døde.", "Politiet", "tre personer døde"),
    ("fi", "Poliisi kertoi, että kolme ihmistä kuoli.", "Poliisi", "kolme ihmistä kuoli"),
    ("fi", "Poliisin mukaan kolme ihmistä kuoli.", "Poliisin", "kolme ihmistä kuoli"),
    ("et", "Politsei teatas, et kolm inimest hukkus.", "Politsei", "kolm inimest hukkus"),
    ("lv", "Policija paziņoja, ka trīs cilvēki gāja bojā.", "Policija", "trīs cilvēki gāja bojā"),
    ("lt", "Policija pranešė, kad žuvo trys žmonės.", "Policija", "žuvo trys žmonės"),
    ("pl", "Minister powiedział, że zginęły trzy osoby.", "Minister", "zginęły trzy osoby"),
    ("pl", "Według policji zginęły trzy osoby.", "policji", "zginęły trzy osoby"),
    ("cs", "Ministr řekl, že zemřeli tři lidé.", "Ministr", "zemřeli tři lidé"),
    ("cs", "Podle policie zemřeli tři lidé.", "policie", "zemřeli tři lidé"),
    ("sk", "Minister povedal, že zomreli traja ľudia.", "Minister", "zomreli traja ľudia"),
    ("sl", "Minister je dejal, da so umrli trije ljudje.", "Minister", "so umrli trije ljudje"),
    ("hr", "Ministar je rekao da su poginule tri osobe.", "Ministar", "su poginule tri osobe"),
    ("sr", "Министар је изјавио да су погинуле три особе.", "Министар", "су погинуле три особе"),
    ("bg", "Министърът заяви, че са загинали трима души.", "Министърът", "са загинали трима души"),
    ("mk", "Министерот изјави дека загинаа три лица.", "Министерот", "загинаа три лица"),
    ("ru", "Министр заявил во вторник, что погибли три человека.", "Министр", "погибли три человека"),
    ("ru", "«Мы восстановим мост», — сказала министр Анна Орлова.", "министр Анна Орлова", "Мы восстановим мост"),
    ("ru", "По данным полиции, погибли три человека.", "полиции", "погибли три человека"),
    ("uk", "Міністр заявив, що загинули троє людей.", "Міністр", "загинули троє людей"),
    ("uk", "За даними поліції, загинули троє людей.", "поліції", "загинули троє людей"),
    ("be", "Міністр заявіў, што загінулі тры чалавекі.", "Міністр", "загінулі тры чалавекі"),
    ("el", "Ο υπουργός δήλωσε ότι σκοτώθηκαν τρεις άνθρωποι.", "Ο υπουργός", "σκοτώθηκαν τρεις άνθρωποι"),
    ("sq", "Ministri tha se tre persona humbën jetën.", "Ministri", "tre persona humbën jetën"),
    ("hu", "A miniszter közölte, hogy hárman meghaltak.", "A miniszter", "hárman meghaltak"),
    ("hu", "A rendőrség szerint hárman meghaltak.", "A rendőrség", "hárman meghaltak"),
    ("tr", "Bakan, üç kişinin öldüğünü ve köprünün kapalı olduğunu söyledi.", "Bakan", "üç kişinin öldüğünü ve köprünün kapalı"),
    ("tr", "Polise göre yangında üç kişi öldü.", "Polise", "yangında üç kişi öldü"),
    ("az", "Nazir bildirdi ki, üç nəfər ölüb.", "Nazir", "üç nəfər ölüb"),
    ("ka", "მინისტრმა განაცხადა, რომ სამი ადამიანი დაიღუპა.", "მინისტრმა", "სამი ადამიანი დაიღუპა"),
    ("hy", "Նախարարը հայտնեց, որ երեք մարդ է մահացել։", "Նախարարը", "երեք մարդ է մահացել"),
    ("ar", "قال المتحدث باسم الشرطة إن ثلاثة أشخاص قتلوا.", "المتحدث باسم الشرطة", "ثلاثة أشخاص قتلوا"),
    ("fa", "وزیر گفت که سه نفر کشته شدند.", "وزیر", "سه نفر کشته شدند"),
    ("ur", "وزیر نے کہا کہ تین افراد ہلاک ہوئے۔", "وزیر", "تین افراد ہلاک ہوئے"),
    ("he", "השר אמר כי שלושה בני אדם נהרגו.", "השר", "שלושה בני אדם נהרגו"),
    ("hi", "मंत्री ने कहा कि तीन लोगों की मौत हुई।", "मंत्री", "तीन लोगों की मौत हुई"),
    ("hi", "पुलिस के अनुसार तीन लोगों की मौत हुई।", "पुलिस", "तीन लोगों की मौत हुई"),
    ("bn", "মন্ত্রী বলেছেন যে তিনজন নিহত হয়েছেন।", "মন্ত্রী", "তিনজন নিহত হয়েছেন"),
    ("th", "รัฐมนตรีกล่าวว่ามีผู้เสียชีวิตสามราย", "รัฐมนตรี", "มีผู้เสียชีวิตสามราย"),
    ("vi", "Bộ trưởng cho biết ba người đã thiệt mạng.", "Bộ trưởng", "ba người đã thiệt mạng"),
    ("vi", "Theo cảnh sát, ba người đã thiệt mạng.", "cảnh sát", "ba người đã thiệt mạng"),
    ("id", "Menteri itu mengatakan bahwa tiga orang tewas.", "Menteri itu", "tiga orang tewas"),
    ("id", "Menurut polisi, tiga orang tewas.", "polisi", "tiga orang tewas"),
    ("ms", "Menteri berkata tiga orang maut.", "Menteri", "tiga orang maut"),
    ("tl", "Sinabi ng ministro na tatlong tao ang namatay.", "ng ministro", "tatlong tao ang namatay"),
    ("ja", "首相は3人が死亡したと述べた。", "首相", "3人が死亡した"),
    ("ja", "警察によると、3人が死亡した。", "警察", "3人が死亡した"),
    ("ko", "장관은 3명이 숨졌다고 밝혔다.", "장관", "3명이 숨졌"),
    ("ko", "경찰에 따르면 3명이 숨졌다.", "경찰", "3명이 숨졌다"),
    ("zh", "部长表示，三人死亡。", "部长", "三人死亡"),
    ("zh", "据新华社报道，三人死亡。", "新华社", "三人死亡"),
    ("sw", "Waziri alisema kuwa watu watatu wamefariki.", "Waziri", "watu watatu wamefariki"),
    ("sn", "Gurukota rakati vanhu vatatu vafa.", "Gurukota", "vanhu vatatu vafa"),
    ("so", "Wasiirku wuxuu sheegay in saddex qof ay dhinteen.", "Wasiirku", "saddex qof ay dhinteen"),
    ("eo", "La ministro diris, ke tri homoj mortis.", "La ministro", "tri homoj mortis"),
    ("eo", "Laŭ la polico, tri homoj mortis.", "la polico", "tri homoj mortis"),
    ("ta", "மூவர் உயிரிழந்தனர் என்று அமைச்சர் தெரிவித்தார்.", "அமைச்சர்", "மூவர் உயிரிழந்தனர்"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "content"), SENTENCES)
def test_who_says_what(language: str, text: str, speaker: str, content: str) -> None:
    said = [(read.speaker.cut(text), read.content.cut(text)) for read in read_attributions(text, language)]
    assert len(said) == 1, said
    assert said[0][0] == speaker
    assert content in said[0][1]


@pytest.mark.parametrize(
    ("language", "text", "stance", "tone"),
    [
        ("de", "Die Miliz behauptet, dass sie die Stadt hält.", Stance.ASSERTS, Tone.CLAIMED),
        ("es", "El gobierno negó que haya presos.", Stance.DENIES, Tone.SAID),
        ("fr", "Le général a confirmé que la ville est tombée.", Stance.ASSERTS, Tone.CONFIRMED),
        ("ru", "Министерство обвинило соседей в обстреле города.", Stance.ACCUSES, Tone.SAID),
        ("zh", "政府警告，河水可能上涨。", Stance.ASSERTS, Tone.WARNED),
        ("id", "Polisi membantah tuduhan tentang penangkapan itu.", Stance.DENIES, Tone.SAID),
        ("ko", "정부는 책임이 없다고 주장했다.", Stance.ASSERTS, Tone.CLAIMED),
    ],
)
def test_how_it_is_said(language: str, text: str, stance: Stance, tone: Tone) -> None:
    assert [(read.stance, read.tone) for read in read_attributions(text, language)] == [(stance, tone)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Drei Menschen starben bei einem Brand in Bonn."),
        ("es", "Tres personas murieron en un incendio."),
        ("ru", "Три человека погибли при пожаре."),
        ("zh", "三人在火灾中死亡。"),
        ("tlh", "zzz zzz, zzz."),
    ],
)
def test_plain_reports_are_nobodys_words(language: str, text: str) -> None:
    assert read_attributions(text, language) == ()


def test_a_headline_names_its_speaker_before_a_colon() -> None:
    text = "Police: Three held after blaze in the harbour"
    (read,) = read_attributions(text, "en")
    assert (read.speaker.cut(text), read.content.cut(text)) == ("Police", "Three held after blaze in the harbour")
    assert read_attributions("Live: Three held after blaze in the harbour", "en") == ()
