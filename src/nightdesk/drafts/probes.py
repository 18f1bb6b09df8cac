"""Named, repeatable tests for sentences that say what is missing.

A probe is a pattern over texts in the languages it can read. `run_probe` returns the documents that match; a sentence of absence is true
only if none does. Patterns lean towards matching: a needless match costs a sentence, a missed one would make it false.
`mentions:A|B` matches documents that hold one of the phrases as whole words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Probe:
    """`looked_for` completes "No item …"; `languages` are those whose words the pattern holds, by primary code."""

    name: str
    looked_for: str
    languages: frozenset[str]
    pattern: str


_WESTERN = "en de fr es pt it nl sv no da fi id ms ru uk be pl ro"
_WIDE = _WESTERN + " zh yue ar fa th ko ja ta tr vi uz ka ckb el sco af be-tarask zh-yue"

# Words that bring in a speaker: said, according to, authorities. Chosen wide on purpose.
_SPEAKER = (
    r"\b(?:according|says?|said|saying|report(?:s|ed|edly)?|announc\w+|confirm\w*|(?<!united )stat(?:es|ed)|claim\w*|officials?|authorit\w+|ministr\w+|"
    r"spokes\w+|agency|governor|police\s+(?:say|said)|estimat\w+|put the|raises? the|laut|nach angaben|zufolge|selon|d['’]apr[eè]s|annonc\w+|"
    r"según|anunci\w+|segundo|de acordo|autoridades|secondo|volgens|enligt|uppger|ifølge|oplyser|mukaan|menurut|kata|pihak berwenang|"
    r"według|poinformowa\w+|potrivit|conform|declar\w+|anunț\w+|göre|açıkla\w+|theo|volgens)\b"
    r"|по (?:данным|словам|сообщени|информации)|сообщ|заяв|власт|министер|за даними|за словами|повідом|паводле|паведам|каж|"
    r"据|據|表示|称|稱|报道|報道|官方|当局|當局|宣布|公布|حسب|وفق|أعلن|وزارة|السلطات|قال|به گفته|اعلام|مقام|وزارت|گزارش|"
    r"ตาม|ระบุ|ทางการ|กล่าว|แถลง|รายงาน|당국|에 따르면|밝혔|발표|によると|発表|當局|தெரிவித்|அதிகாரிகள்|ma['’ʼ]lum qil|xabar|ma['’ʼ]lumot|"
    r"განცხად|ინფორმაცი|მიხედვით|بەگوێرەی|ڕایگەیاند|σύμφωνα|ανακοίνω|volgens"
)
_MISSING = (
    r"\b(?:missing|unaccounted|vermisst\w*|disparu\w*|desaparecid\w*|dispers[oi]|vermist|saknas?|saknade|savnet|savnede|kadonnu\w*|kateissa|"
    r"hilang|zaginion\w*|zaginęł\w*|dispăru\w*|kayıp|mất tích|yo['’ʻ]qol\w*|vermis)\b|пропал|пропавш|зник|без вест|безвіст|зніклы|"
    r"失踪|失蹤|下落不明|مفقود|ناپدید|สูญหาย|실종|行方不明|காணாம|დაკარგ|بێسەروشوێن|αγνοούμεν|trapped|buried"
)
_INJURED = (
    r"\b(?:injur\w*|wound\w*|hurt|verletz\w*|bless\w+|herid\w*|ferid\w*|ferit\w*|gewond\w*|skada\w*|såra\w*|sårede|skadde\w*|tilskade\w*|"
    r"loukkaantu\w*|haavoittu\w*|luka\w*|cedera|tercedera|mencederakan|melukai|mencederai|rann\w+|răni\w*|yaral\w*|yarador\w*|bị thương|beseer\w*)\b|"
    r"ранен|пострада|поранен|постражда|паранен|пацярпе|受伤|受傷|伤者|傷|اصاب|إصاب|جريح|جرح|زخم|مجروح|مصدوم|บาดเจ็บ|부상|다치|けが|負傷|"
    r"காய|დაშავ|დაჭრ|بریندار|τραυμα"
)
_REVISION = (
    r"\b(?:revis\w*|correct\w*|recount\w*|lowered|downgrad\w*|double.count\w*|mistake\w*|korrigier\w*|révis\w*|corrig\w*|revidert|reviderad|"
    r"korjat\w*|direvisi|diralat|dikoreksi|skorygowa\w*|revizui\w*|düzelt\w*)\b|уточн|пересмотр|исправ|уточнен|更正|修正|下修|أقل من المعلن|تصحيح|اصلاح|"
    r"แก้ไข|ปรับลด|정정|訂正"
)
_RESPONSIBLE = (
    r"\b(?:responsib\w*|claim\w*|blam\w*|accus\w*|suspect\w*|perpetrat\w*|gunm[ae]n|attackers?|bombers?|militants?|insurgents?|bekannte|"
    r"revendiqu\w*|reivindic\w*|rivendica\w*|responsab\w*|bertanggung ?jawab|bertanggungjawab|tanggung jawab|pelaku|sprawc\w*|ansvar\w*|"
    r"vastuu\w*|üstlen\w*|terroris\w*)\b|"
    r"ответственност|подозрева|обвин|боевик|відповідальн|бойовик|адказнасц|声称|聲稱|负责|負責|嫌疑|袭击者|المسؤولية|تبنى|مسئولیت|مظنون|"
    r"รับผิดชอบ|ผู้ก่อเหตุ|ผู้ต้องสงสัย|책임|용의자|犯行声明|容疑"
)
_ARREST = (
    r"\b(?:arrest\w*|detain\w*|custody|suspects?|charged|festgenommen|verhaftet|arrêt\w*|interpell\w*|detenid\w*|detid\w*|preso|presos|"
    r"arrestat\w*|gripen|gripits|pågrepet|anholdt|pidätet\w*|ditangkap|ditahan|ditahan|zatrzyma\w*|aresztowa\w*|reținu\w*|gözaltı\w*|"
    r"tutukla\w*|hibsga|qo['’ʻ]lga olin\w*)\b|арест|задержа|затрима|заарешт|затрыма|逮捕|拘捕|被捕|اعتقال|اعتقل|القبض|دستگیر|بازداشت|จับกุม|체포|கைது|დააკავ|დაპატიმრ|دەستگیر"
)
_CAUSE = (
    r"\b(?:caus\w+|because|due to|blam\w*|after (?:a|an|the)|result(?:s|ed)? of|investigat\w*|inquiry|sabotag\w*|malfunction\w*|overload\w*|"
    r"wegen|ursache|à cause|provoqu\w*|dû|causa\w*|debido|devido|perch[eé]|oorzaak|orsak\w*|årsak\w*|syy\w*|akibat|penyebab|disebabkan|"
    r"przyczyn\w*|cauz\w*|din cauza|neden\w*|sebep\w*)\b|причин|вследств|из-за|в результате|через|внаслідок|прычын|з-за|因|由于|由於|原因|بسبب|سبب|علت|"
    r"در اثر|สาเหตุ|เนื่องจาก|원인|때문|原因|காரண|გამო|மூலம்|بەهۆی"
)
_MARGIN = (
    r"\d\s?(?:%|per ?cent|percent|pct|prosent\w*|prozent|pour ?cent|por ?cento|proc\w*|%)|\d+\s?[–-]\s?\d+|\b(?:seats?|votes?|mandat\w*|sitze|sièges?|"
    r"assentos|escaños|kursi|kerusi|paikkaa|mandater|miejsc|locuri|majority|landslide|margin)\b|процент|голос|мандат|мест|席|票|مقعد|صوت|کرسی|"
    r"ที่นั่ง|คะแนน|의석|득표|議席|இடங்கள்|ხმა|მანდატ|کورسی"
)
_TURNOUT = r"\b(?:turnout|wahlbeteiligung|participation|abstention|participaci[oó]n|participação|abstenção|opkomst|valdeltagande\w*|valgdeltak\w*|äänestysaktiivisuus|partisipasi|frekwencj\w*|prezenț\w*)\b|явк|投票率|투표율|نسبة المشاركة|مشارکت"
_SCORE = r"\d\s?[–:\-‑−]\s?\d|\b(?:penalt\w*|shoot-?out|tirs au but|adu penalti|elfmeter\w*|overtime|extra time|straffe\w*)\b|пенальти|点球|點球|پنالتی|ركلات|ลูกโทษ|승부차기"
_CAUSE_OF_DEATH = (
    r"\b(?:cancer|illness|disease|heart|stroke|pneumonia|covid\S*|leuk\w+|kanker|krebs|cáncer|câncer|tumou?r|kidney|renal|organ|"
    r"complications?|after (?:a|an|long)|suicid\w*|accident|shot|assassinat\w*|killed|raka|rak)\b|рак|болезн|инсульт|лейкем|癌|病|فشل|سرطان|بیماری|มะเร็ง|ป่วย|암|질환|புற்று"
)
_SUCCESSOR = (
    r"\b(?:succe\w+|replac\w*|interim|acting|nachfolg\w*|successe\w*|sucess\w*|suced\w*|interino|efterträd\w*|etterfølg\w*|seuraaj\w*|"
    r"menggantikan|pengganti|menggantikan|następ\w*|zastąpi\w*|succed\w*|halef\w*|yerine|vorisi|o['’ʻ]rniga)\b|преемник|сменил|вместо|наступник|замінив|замість|"
    r"замест|пераемн|接替|继任|繼任|代替|خلف|جانشین|สืบทอด|แทน|후임|이어|後任|பதிலாக|შემცვლ|جێگر"
)
_APPEAL = r"\b(?:appeal\w*|berufung|appel|recours|apel\w*|recurso|ricorso|beroep|överklag\w*|anke\w*|valit\w*|banding|rayuan|odwoł\w*)\b|апелляц|обжал|оскарж|上诉|上訴|استئناف|تجدیدنظر|อุทธรณ์|항소|控訴|மேல்முறை"
_PLEA = r"\b(?:plead\w*|pleas?|den(?:y|ies|ied)|admit\w*|confess\w*|innocen\w*|reject\w*|guilty|lawyers?|defen[cs]e|bestreit\w*|nie\b|nega\w*|ner|membantah|przyzna\w*)\b|отриц|признал|не признал|否认|否認|认罪|認罪|نفى|ينفي|انکار|ปฏิเสธ|รับสารภาพ|부인|혐의를"
_NUMBERS_HOW = (
    r"\b(?:bod(?:y|ies)|hospitals?|morgue|identified|autops\w*|registr\w*|verif\w*|list of|names of|DNA|leichen?|corps|cadavres?|corpos?|"
    r"cad[aá]ver\w*|cuerpos|jenazah|mayat|rumah sakit|hospital|kroppar|lik|ruumi\w*|ciał\w*|zwłok\w*|trupuri|cadavre)\b|"
    r"тел[аоу]|опозна|больниц|лікарн|遗体|遺體|医院|جثث|جثة|جسد|مستشفى|بیمارستان|ศพ|โรงพยาบาล|시신|병원|遺体|病院"
)
_DENIAL = r"\b(?:den(?:y|ies|ied)|reject\w*|dismiss\w*|respon(?:d|ds|ded|se)|repl(?:y|ies|ied)|condemn\w*|refut\w*)\b"
_WARNED = r"\b(?:warn\w*|forecast\w*|alert\w*|evacuat\w*|advis\w*)\b"
_RECOVERY = (
    r"\b(?:rescue\w*|search\w*|recover\w*|relief|aid|shelter\w*|restor\w*|rebuil\w*|rettung\w*|geborgen|sauvet\w*|secours|resgat\w*|"
    r"rescat\w*|socorr\w*|penyelamat\w*|menyelamat\w*|bantuan|räddning\w*|redning\w*|pelast\w*|ratun\w*|salva\w*|redded\w*)\b|"
    r"спас|пошук|рятув|ратав|救援|搜救|救出|إنقاذ|انقاذ|نجات|امداد|กู้ภัย|ช่วยเหลือ|구조|救助"
)
_COST = r"[$€£¥₹₽]|\b(?:million|billion|damages?|cost\w*|loss(?:es)?|worth|dollars?|euros?)\b"
_SIDES = r"\b(?:both sides|other side|rebels? (?:say|said)|insurgents? (?:say|said|claim\w*)|militants? (?:say|said|claim\w*)|spokes\w+|statement|claim\w* (?:responsib\w*|to))\b"
_VOTE_BODY = r"\b(?:votes?|voted|ballots?|parliament\w*|congress|senate|assembly|court|decree|unanimous\w*|approv\w*|signed)\b"
_WHEN_NEXT = r"\b(?:will|would|scheduled|due|next|expected|planned|until|by (?:the end|next)|later this|upcoming|set to|to be)\b"
_JURY = r"\b(?:jury|academy|committee|judges|panel|members|voted|votes)\b|комитет|академи|委员会|學院|学院|한림원|لجنة|کمیته|คณะกรรมการ|riksbank\w*|akademi\w*|komit\w*|académie|academia|akadem\w*"
_MONEY = r"[$€£¥₹₽]|\b(?:prize money|million|kron\w+|dollars?|euros?|worth)\b"
_QUOTED = r"[“”„«»「」『』]|\"[^\"]{2,}\""
_REASON = (
    r"\b(?:for|because|after|amid|over|due|following|citing|as|since|in response|in protest)\b"
)  # fmt: skip


def _probe(name: str, looked_for: str, languages: str, pattern: str) -> Probe:
    return Probe(name, looked_for, frozenset(languages.split()), pattern)


_PROBES = {
    probe.name: probe
    for probe in (
        _probe("speaker", "names who counted", _WIDE, _SPEAKER),
        _probe("source", "names a source for what it says", _WIDE, _SPEAKER),
        _probe("quotation", "quotes anybody's words", _WIDE, _QUOTED),
        _probe("figure:missing", "says how many people are missing", _WIDE, _MISSING),
        _probe("figure:injured", "says how many people were hurt", _WIDE, _INJURED),
        _probe("revision", "gives a reason for the lower count", _WESTERN + " zh ar fa th ko ja", _REVISION),
        _probe("responsibility", "says who was behind it", _WESTERN + " zh ar fa th ko ja tr", _RESPONSIBLE),
        _probe("arrest", "tells of an arrest", _WIDE, _ARREST),
        _probe("cause", "gives a cause", _WESTERN + " zh ar fa th ko ja tr ta ka ckb", _CAUSE),
        _probe("margin", "gives seats, votes or shares of the vote", _WESTERN + " zh ar fa th ko ja ta ka ckb", _MARGIN),
        _probe("turnout", "gives the turnout", _WESTERN + " zh ko ar fa", _TURNOUT),
        _probe("score", "gives the score", _WIDE, _SCORE),
        _probe("cause-of-death", "gives a cause of death", _WESTERN + " zh ar fa th ko ta", _CAUSE_OF_DEATH),
        _probe("successor", "names a successor", _WIDE, _SUCCESSOR),
        _probe("appeal", "says whether there will be an appeal", _WESTERN + " zh ar fa th ko ja ta", _APPEAL),
        _probe("plea", "carries the answer of the accused", _WESTERN + " zh ar fa th ko", _PLEA),
        _probe("method", "says how the dead were counted", _WESTERN + " zh ar fa th ko ja", _NUMBERS_HOW),
        _probe("answer", "carries an answer to that accusation", "en", _DENIAL),
        _probe("warning", "says whether people were warned", "en", _WARNED),
        _probe("recovery", "tells of rescue or relief", _WESTERN + " zh ar fa th ko ja", _RECOVERY),
        _probe("cost", "puts a figure on the damage", "en", _COST),
        _probe("other-side", "carries an account from the other side", "en", _SIDES),
        _probe("vote-of-jury", "says who made the choice", _WESTERN + " zh ar fa th ko", _JURY),
        _probe("prize-money", "says what the prize is worth", "en", _MONEY),
        _probe("next-step", "says what is to follow, or when", "en", _WHEN_NEXT),
        _probe("decided-how", "says how the decision was taken", "en", _VOTE_BODY),
        _probe("reason", "gives a reason", "en", _REASON),
    )
}


def probe_named(name: str) -> Probe:
    """Raise KeyError for a name that no probe has."""
    if name.startswith("mentions:"):
        phrases = [phrase for phrase in name.removeprefix("mentions:").split("|") if phrase]
        return Probe(name, f"names {' or '.join(phrases)}", frozenset({"en"}), _any_of(tuple(phrases)))
    return _PROBES[name]


def names() -> tuple[str, ...]:
    return tuple(_PROBES)


def run_probe(name: str, documents: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the documents whose text matches, in the order given. Texts are read to 20,000 characters."""
    pattern = _compiled(probe_named(name).pattern)
    return tuple(document for document, text in documents.items() if pattern.search(text[:_LONGEST]))


def readable(name: str, language: str) -> bool:
    """Whether the probe holds words of this language, so that its silence means something."""
    languages = probe_named(name).languages
    return language in languages or language.split("-")[0] in languages


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    return r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")(?!\w)" if phrases else r"(?!)"
