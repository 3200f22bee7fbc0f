"""The dialects and accents people ask for: their names, their tags and an honest word on voices.

Knows how users name a dialect in five languages; knows no plan. What the catalogue does not have
stays in the user's own words.
"""

from functools import cache

from pydantic import BaseModel, ConfigDict


class Dialect(BaseModel):
    """A way of speaking a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    """The canonical English label, such as `Sichuanese`."""
    language: str
    """BCP 47 primary tag of the language it is a way of speaking."""
    tag: str
    """BCP 47 tag of the dialect itself."""
    names: tuple[str, ...] = ()
    """How people say it in lower case, beside the label; `mexican*` stands for its forms."""
    espeak_voice: str
    """The nearest voice of espeak-ng, which the animatic speaks with."""
    exact: bool = False
    """True when that voice has this accent; false when it only stands in."""

    @property
    def promise(self) -> str:
        """One honest sentence on what the animatic's voice does with it."""
        if self.exact:
            return f"The animatic speaks it with its own {self.label} voice."
        return (
            f"The animatic has no {self.label} voice: {self.espeak_voice} stands in, "
            "and the words are kept as written."
        )


def find(words: str) -> Dialect | None:
    """The dialect of a label or a name people use for it, or None."""
    return _by_name().get(words.casefold().strip())


def names() -> dict[str, Dialect]:
    """Every name in lower case and the dialect it means; `*` at the end stands for any ending."""
    return _by_name()


@cache
def _by_name() -> dict[str, Dialect]:
    return {
        name.casefold(): dialect
        for dialect in CATALOGUE
        for name in (dialect.label, *dialect.names)
    }


def _dialect(label: str, tag: str, voice: str, names: str, exact: bool = False) -> Dialect:
    """A row of the catalogue; the names are separated by bars."""
    primary = {
        "yue": "zh",
        "cmn": "zh",
        "wuu": "zh",
        "nan": "zh",
        "hak": "zh",
        "hsn": "zh",
        "cjy": "zh",
    }
    language = tag.split("-")[0]
    return Dialect(
        label=label,
        language=primary.get(language, language),
        tag=tag,
        names=tuple(name.strip() for name in names.split("|")),
        espeak_voice=voice,
        exact=exact,
    )


# espeak-ng 1.52 has British, Scottish, Caribbean, American, New York, Lancastrian and West
# Midlands English, Castilian and Latin American Spanish, Mandarin and Cantonese.
CATALOGUE: tuple[Dialect, ...] = (
    _dialect(
        "Sichuanese",
        "cmn-CN-u-sd-cnsc",
        "cmn",
        "sichuan|szechuan|szechuanese|chengdu|四川话|四川話|四川口音|四川腔|四川方言|川普|"
        "川话|四川|"
        "成都话|成都話|四川語|四川弁|四川なまり|四川訛り|쓰촨|쓰촨어|쓰촨 사투리|sichuanés|"
        "sichuanesa|de sichuan",
    ),
    _dialect(
        "Chongqing",
        "cmn-CN-u-sd-cncq",
        "cmn",
        "chongqing|重庆话|重慶話|重庆口音|重庆|충칭",
    ),
    _dialect(
        "Northeastern",
        "cmn-CN-u-sd-cnln",
        "cmn",
        "northeastern chinese|northeast|north-eastern|dongbei|东北话|東北話|东北口音|东北腔|"
        "大碴子味|"
        "东北|中国東北|中国東北弁|둥베이|동북 사투리|동북 방언|del noreste de china|dongbei",
    ),
    _dialect(
        "Cantonese",
        "yue",
        "yue",
        "yue|hong kong|guangdong|粤语|粵語|广东话|廣東話|广东口音|港普|白话|広東語|"
        "광둥어|광동어|홍콩 말|cantonés|cantonesa|en cantonés",
        exact=True,
    ),
    _dialect(
        "Beijing",
        "cmn-CN-u-sd-cnbj",
        "cmn",
        "pekingese|beijinger|beijinghua|beijing mandarin|北京话|北京話|京腔|京片子|北京腔|"
        "北京口音|"
        "北京語|베이징|베이징 말투|pekinés|pequinés|pekinesa|de pekín",
    ),
    _dialect(
        "Taiwanese",
        "cmn-TW",
        "cmn",
        "taiwan|taiwanese mandarin|台湾腔|台灣腔|臺灣腔|台湾口音|台灣口音|台湾国语|台灣國語|台普|"
        "台湾話|台湾|台灣|臺灣|台湾華語|台湾訛り|台湾なまり|대만|대만 말투|대만식|taiwanés|"
        "taiwanesa|de taiwán",
    ),
    _dialect(
        "Shanghainese",
        "wuu-CN-u-sd-cnsh",
        "cmn",
        "shanghai|上海话|上海話|上海口音|沪语|滬語|上海语|上海語|상하이|상하이어|shanghainés",
    ),
    _dialect(
        "Hokkien",
        "nan",
        "cmn",
        "minnan|southern min|闽南语|闽南话|閩南語|閩南話|台语|台語|福建话|閩南|闽南|민난어",
    ),
    _dialect("Hakka", "hak", "hak", "客家话|客家話|客语|客語|객가어"),
    _dialect(
        "Henan", "cmn-CN-u-sd-cnha", "cmn", "henanese|河南话|河南話|河南口音|河南腔|河南|허난"
    ),
    _dialect(
        "Shaanxi",
        "cmn-CN-u-sd-cnsn",
        "cmn",
        "xi'an|陕西话|陝西話|陕西口音|陕西腔|关中话|西安话|陕西|陝西|산시",
    ),
    _dialect("Shanxi", "cjy", "cmn", "山西话|山西話|山西口音|山西"),
    _dialect(
        "Shandong",
        "cmn-CN-u-sd-cnsd",
        "cmn",
        "山东话|山東話|山东口音|山东腔|山东|山東|산둥",
    ),
    _dialect("Tianjin", "cmn-CN-u-sd-cntj", "cmn", "天津话|天津話|天津腔|天津口音|天津|톈진"),
    _dialect(
        "Hunan",
        "hsn",
        "cmn",
        "hunanese|changsha|湖南话|湖南話|湖南口音|长沙话|長沙話|湘语|塑普|湖南|후난",
    ),
    _dialect("Hubei", "cmn-CN-u-sd-cnhb", "cmn", "武汉话|武漢話|湖北话|湖北口音|湖北"),
    _dialect("Yunnan", "cmn-CN-u-sd-cnyn", "cmn", "云南话|雲南話|昆明话|云南口音|云南"),
    _dialect("Suzhou", "wuu-CN-u-sd-cnjs", "cmn", "苏州话|蘇州話|吴侬软语"),
    _dialect("Wenzhou", "wuu-CN-u-sd-cnzj", "cmn", "温州话|溫州話"),
    _dialect("Teochew", "nan-CN", "cmn", "潮汕话|潮州话|潮州話|chiuchow"),
    _dialect(
        "Mandarin",
        "cmn",
        "cmn",
        "putonghua|standard mandarin|standard chinese|普通话|普通話|国语|國語|标准普通话|"
        "北京官话|"
        "標準中国語|普通話で|만다린|표준 중국어|mandarín",
        exact=True,
    ),
    _dialect(
        "British",
        "en-GB",
        "en-gb",
        "uk|rp|received pronunciation|british english|posh|posh british|estuary|london|"
        "english-accented|"
        "英式英语|英式英語|英式口音|英式|英音|英国口音|英國口音|英国腔|伦敦腔|伦敦口音|"
        "イギリス英語|イギリス訛り|イギリスなまり|英国訛り|ブリティッシュ|영국식|영국식 영어|"
        "영국 억양|영국 발음|"
        "영국|británic*|inglés británico|londinense",
        exact=True,
    ),
    _dialect(
        "American",
        "en-US",
        "en-us",
        "us|usa|general american|american english|midwestern|美式英语|美式英語|美式口音|美式|"
        "美音|"
        "美国口音|美國口音|アメリカ英語|アメリカ訛り|アメリカなまり|미국식|미국식 영어|"
        "미국 억양|미국 발음|"
        "estadounidense|norteamerican*|inglés americano|gringo",
        exact=True,
    ),
    _dialect(
        "Southern American",
        "en-US-u-sd-usal",
        "en-us",
        "southern us|deep south|southern drawl|american south|alabama|georgia drawl|southern|"
        "us southern|美国南方口音|南方口音的英语|美国南部口音|アメリカ南部訛り|"
        "アメリカ南部なまり|미국 남부|"
        "미국 남부 사투리|미국 남부 억양|sureño estadounidense|del sur de estados unidos",
    ),
    _dialect(
        "Texan",
        "en-US-u-sd-ustx",
        "en-us",
        "texas|texas drawl|texan drawl|德州口音|得州口音|德克萨斯口音|テキサス訛り|"
        "テキサスなまり|텍사스|texano|texana",
    ),
    _dialect(
        "New York",
        "en-US-u-sd-usny",
        "en-us-nyc",
        "new yorker|brooklyn|bronx|纽约口音|紐約口音|纽约腔|ニューヨーク訛り|뉴욕|뉴욕 억양|"
        "neoyorquin*",
        exact=True,
    ),
    _dialect("Boston", "en-US-u-sd-usma", "en-us", "bostonian|波士顿口音|bostoniano"),
    _dialect("Canadian", "en-CA", "en-us", "canada|加拿大口音|カナダ訛り|캐나다|canadiense"),
    _dialect(
        "Scottish",
        "en-GB-scotland",
        "en-gb-scotland",
        "scots|scotland|glaswegian|苏格兰口音|蘇格蘭口音|苏格兰|スコットランド訛り|"
        "スコットランドなまり|"
        "スコットランド|스코틀랜드|escocés|escocesa",
        exact=True,
    ),
    _dialect(
        "Irish",
        "en-IE",
        "en-gb",
        "ireland|dublin|爱尔兰口音|愛爾蘭口音|爱尔兰|アイルランド訛り|アイルランドなまり|"
        "아일랜드|irlandés|irlandesa",
    ),
    _dialect(
        "Welsh", "en-GB-u-sd-gbwls", "en-gb", "wales|威尔士口音|ウェールズ訛り|웨일스|galés|galesa"
    ),
    _dialect(
        "Cockney", "en-GB-u-sd-gblnd", "en-gb", "east london|east end|考克尼|コックニー|코크니"
    ),
    _dialect(
        "Yorkshire", "en-GB-u-sd-gbnyk", "en-gb-x-gbclan", "yorkshire|northern english|约克郡口音"
    ),
    _dialect("Scouse", "en-GB-u-sd-gbliv", "en-gb-x-gbclan", "liverpool|liverpudlian|利物浦口音"),
    _dialect("Geordie", "en-GB-u-sd-gbnet", "en-gb", "newcastle"),
    _dialect(
        "Australian",
        "en-AU",
        "en-gb",
        "aussie|australia|澳洲口音|澳大利亚口音|澳式英语|オーストラリア訛り|"
        "オーストラリアなまり|호주|"
        "호주식|australian*",
    ),
    _dialect("New Zealand", "en-NZ", "en-gb", "kiwi|新西兰口音|ニュージーランド訛り|뉴질랜드"),
    _dialect(
        "Indian",
        "en-IN",
        "en-gb",
        "india|indian english|印度口音|印度英语|印度腔|インド訛り|インドなまり|インド英語|"
        "인도|인도식|인도식 영어|"
        "인도 억양|indio|india|acento indio",
    ),
    _dialect(
        "Singaporean",
        "en-SG",
        "en-gb",
        "singlish|singapore|新加坡口音|新加坡英语|싱가포르",
    ),
    _dialect(
        "Jamaican",
        "en-JM",
        "en-029",
        "jamaica|patois|牙买加口音|ジャマイカ訛り|자메이카|jamaican*|jamaiquin*",
    ),
    _dialect("South African", "en-ZA", "en-gb", "south africa|南非口音|남아공|sudafrican*"),
    _dialect("Nigerian", "en-NG", "en-gb", "nigeria|尼日利亚口音|나이지리아|nigerian*"),
    _dialect("Kenyan", "en-KE", "en-gb", "kenya|肯尼亚口音|keniata|kenian*"),
    _dialect(
        "French",
        "en-u-sd-fridf",
        "en-gb",
        "france|法国口音|法式口音|法国腔|フランス訛り|フランスなまり|프랑스 억양|프랑스식|"
        "acento francés",
    ),
    _dialect(
        "Italian",
        "en-u-sd-it62",
        "en-gb",
        "italy|意大利口音|イタリア訛り|이탈리아 억양|acento italiano",
    ),
    _dialect(
        "German",
        "en-u-sd-debe",
        "en-gb",
        "germany|德国口音|德國口音|德式口音|ドイツ訛り|ドイツなまり|독일 억양|독일식|"
        "acento alemán|alemán",
    ),
    _dialect(
        "Brazilian",
        "en-u-sd-brsp",
        "en-gb",
        "brazil|巴西口音|ブラジル訛り|브라질 억양|acento brasileño",
    ),
    _dialect(
        "Dutch",
        "en-u-sd-nlnh",
        "en-gb",
        "dutch accent|荷兰口音|オランダ訛り|네덜란드 억양|acento holandés",
    ),
    _dialect(
        "Russian",
        "en-u-sd-rumow",
        "en-gb",
        "russia|俄罗斯口音|俄式口音|ロシア訛り|러시아 억양|acento ruso",
    ),
    _dialect(
        "Polish", "en-u-sd-plmz", "en-gb", "波兰口音|ポーランド訛り|폴란드 억양|acento polaco"
    ),
    _dialect(
        "Swedish", "en-u-sd-seab", "en-gb", "瑞典口音|スウェーデン訛り|스웨덴 억양|acento sueco"
    ),
    _dialect("Greek", "en-u-sd-gri", "en-gb", "希腊口音|ギリシャ訛り|그리스 억양|acento griego"),
    _dialect("Arabic", "en-u-sd-aeaz", "en-gb", "阿拉伯口音|アラブ訛り|아랍 억양|acento árabe"),
    _dialect(
        "Castilian",
        "es-ES",
        "es",
        "castellan*|peninsular|from spain|spain|castilian spanish|european spanish|"
        "español de españa|"
        "de españa|madrileñ*|madrid|西班牙口音|西班牙本土口音|スペイン本国|カスティーリャ|"
        "スペイン訛り|카스티야|스페인 본토|"
        "스페인 억양|vallisoletan*",
        exact=True,
    ),
    _dialect(
        "Andalusian",
        "es-ES-u-sd-esan",
        "es",
        "andaluz|andaluza|andalucía|andalusia|sevillan*|sevilla|seville|gaditan*|安达卢西亚口音|"
        "アンダルシア訛り|アンダルシア|안달루시아",
    ),
    _dialect("Canarian", "es-ES-u-sd-escn", "es-419", "canari*|islas canarias"),
    _dialect("Basque", "es-ES-u-sd-espv", "es", "acento vasco|acento vasca"),
    _dialect("Galician", "es-ES-u-sd-esga", "es", "acento gallego|acento gallega"),
    _dialect("Catalan", "es-ES-u-sd-esct", "es", "acento catalán|acento catalan"),
    _dialect(
        "Mexican",
        "es-MX",
        "es-419",
        "mexico|méxico|mexican*|chilang*|norteñ*|墨西哥口音|墨西哥西班牙语|墨西哥|"
        "メキシコ訛り|メキシコなまり|メキシコ|멕시코|멕시코식",
        exact=True,
    ),
    _dialect(
        "Argentine",
        "es-AR",
        "es-419",
        "argentina|argentinian|argentin*|rioplatens*|porteñ*|buenos aires|阿根廷口音|阿根廷|"
        "アルゼンチン訛り|アルゼンチン|아르헨티나",
    ),
    _dialect("Uruguayan", "es-UY", "es-419", "uruguay*"),
    _dialect(
        "Colombian",
        "es-CO",
        "es-419",
        "colombia|colombian*|paisa|bogotan*|costeñ*|caleñ*|哥伦比亚口音|コロンビア訛り|콜롬비아",
    ),
    _dialect("Chilean", "es-CL", "es-419", "chile|chilean|chilen*|智利口音|チリ訛り|칠레"),
    _dialect("Peruvian", "es-PE", "es-419", "peru|peruvian|peruan*|limeñ*|秘鲁口音|페루"),
    _dialect(
        "Venezuelan", "es-VE", "es-419", "venezuela|venezolan*|caraqueñ*|委内瑞拉口音|베네수엘라"
    ),
    _dialect("Ecuadorian", "es-EC", "es-419", "ecuatorian*|quiteñ*"),
    _dialect("Bolivian", "es-BO", "es-419", "bolivian*"),
    _dialect("Paraguayan", "es-PY", "es-419", "paraguay*"),
    _dialect("Guatemalan", "es-GT", "es-419", "guatemaltec*|chapín"),
    _dialect("Cuban", "es-CU", "es-419", "cuba|cuban*|haban*|古巴口音|キューバ訛り|쿠바"),
    _dialect("Dominican", "es-DO", "es-419", "dominican*|多米尼加口音"),
    _dialect("Caribbean", "es-419", "es-419", "caribeñ*|加勒比口音|카리브"),
    _dialect(
        "Puerto Rican",
        "es-PR",
        "es-419",
        "puerto rico|boricua|puertorriqueñ*|波多黎各口音|푸에르토리코",
    ),
    _dialect(
        "Latin American",
        "es-419",
        "es-419",
        "latam|latino|neutral spanish|español neutro|acento neutro|latinoamerican*|拉美口音|拉美|"
        "中南米訛り|라틴아메리카|중남미",
        exact=True,
    ),
    _dialect(
        "Kansai",
        "ja-JP-u-sd-jp27",
        "ja",
        "osaka|kansai-ben|osaka-ben|关西腔|關西腔|关西话|大阪腔|大阪话|関西弁|大阪弁|"
        "関西なまり|関西訛り|"
        "간사이|간사이 사투리|간사이벤|오사카|오사카 사투리|de osaka|de kansai",
    ),
    _dialect(
        "Kyoto",
        "ja-JP-u-sd-jp26",
        "ja",
        "kyo-kotoba|kyoto-ben|京都弁|京言葉|京ことば|京都话|京都腔|교토|교토 사투리|de kioto",
    ),
    _dialect(
        "Hakata",
        "ja-JP-u-sd-jp40",
        "ja",
        "fukuoka|hakata-ben|博多弁|福岡弁|博多腔|博多方言|하카타|하카타 사투리|후쿠오카|de fukuoka",
    ),
    _dialect(
        "Tohoku",
        "ja-JP-u-sd-jp04",
        "ja",
        "tsugaru|tohoku-ben|東北弁|東北訛り|東北なまり|津軽弁|津軽訛り|ずーずー弁|秋田弁|"
        "日本东北腔|도호쿠|쓰가루",
    ),
    _dialect(
        "Hiroshima",
        "ja-JP-u-sd-jp34",
        "ja",
        "hiroshima-ben|広島弁|广岛腔|广岛方言|히로시마",
    ),
    _dialect(
        "Okinawan",
        "ja-JP-u-sd-jp47",
        "ja",
        "okinawa|uchinaaguchi|沖縄弁|沖縄の言葉|沖縄ことば|沖縄なまり|沖縄訛り|沖縄方言|うちなーぐち|冲绳腔|오키나와",
    ),
    _dialect("Nagoya", "ja-JP-u-sd-jp23", "ja", "nagoya-ben|名古屋弁|名古屋腔|나고야"),
    _dialect("Hokkaido", "ja-JP-u-sd-jp01", "ja", "北海道弁|北海道訛り|北海道腔|홋카이도"),
    _dialect("Kagoshima", "ja-JP-u-sd-jp46", "ja", "薩摩弁|鹿児島弁|가고시마"),
    _dialect("Tosa", "ja-JP-u-sd-jp39", "ja", "土佐弁|高知弁"),
    _dialect(
        "Tokyo",
        "ja-JP-u-sd-jp13",
        "ja",
        "standard japanese|東京弁|標準語|共通語|江戸弁|东京腔|标准日语|도쿄|표준 일본어|"
        "japonés estándar",
        exact=True,
    ),
    _dialect(
        "Gyeongsang",
        "ko-KR-u-sd-kr26",
        "ko",
        "busan|daegu|kyungsang|gyeongsang-do|경상도|경상도 사투리|부산|부산 사투리|부산말|"
        "대구|대구 사투리|"
        "庆尚道|庆尚道方言|釜山话|釜山方言|釜山口音|慶尚道訛り|慶尚道方言|釜山訛り|釜山弁|"
        "釜山方言|de busan",
    ),
    _dialect(
        "Jeolla",
        "ko-KR-u-sd-kr45",
        "ko",
        "honam|gwangju|jeolla-do|전라도|전라도 사투리|광주 사투리|호남|全罗道|全罗道方言|"
        "全羅道訛り|全羅道方言|de jeolla",
    ),
    _dialect(
        "Chungcheong",
        "ko-KR-u-sd-kr43",
        "ko",
        "chungcheong-do|충청도|충청도 사투리|忠清道|忠清道訛り",
    ),
    _dialect("Gangwon", "ko-KR-u-sd-kr42", "ko", "gangwon-do|강원도|강원도 사투리|江原道"),
    _dialect(
        "Jeju",
        "ko-KR-u-sd-kr49",
        "ko",
        "제주|제주도|제주 방언|제주 사투리|제주말|济州话|济州方言|済州方言|済州島方言|de jeju",
    ),
    _dialect(
        "North Korean",
        "ko-KP",
        "ko",
        "pyongyang|북한|북한말|북한 말씨|북한 사투리|평양|평양 말씨|평안도|함경도|이북|"
        "朝鲜口音|北朝鲜|平壤口音|"
        "北朝鮮訛り|北朝鮮なまり|norcorean*",
    ),
    _dialect("Yanbian", "ko-CN", "ko", "연변|연변 사투리|조선족 말투|延边话|延边口音|延辺訛り"),
    _dialect(
        "Seoul",
        "ko-KR-u-sd-kr11",
        "ko",
        "standard korean|서울|서울말|서울 말씨|표준어|首尔话|首尔口音|ソウル言葉|coreano estándar",
        exact=True,
    ),
)
