"""Joins the names of the states layer to ISO 3166 codes; every exception is written down here."""

import gettext

from sources import read_iso

# Names in the states layer that are neither the iso-codes name nor its first word.
REGION_EXCEPTIONS = {
    ("CN", "Inner Mongol"): "CN-NM",
    ("CN", "Paracel Islands"): "CN-HI",  # held by China and administered from Hainan
}
# Countries of the source that are one region here: US territories and the two SARs.
COUNTRY_AS_REGION = {
    "PR": "US-PR", "GU": "US-GU", "VI": "US-VI", "AS": "US-AS", "MP": "US-MP", "UM": "US-UM",
    "HK": "CN-HK", "MO": "CN-MO",
}
CN_NAMES = {  # the names in common English use; iso-codes has pinyin with the kind of region
    "CN-GX": "Guangxi", "CN-HK": "Hong Kong", "CN-MO": "Macao", "CN-NM": "Inner Mongolia",
    "CN-NX": "Ningxia", "CN-XJ": "Xinjiang", "CN-XZ": "Tibet",
}
REGION_NAMES_ZH = {  # missing or not in the usual form in iso-codes 4.15
    "US-MD": "马里兰州", "US-MT": "蒙大拿州", "US-SC": "南卡罗来纳州", "US-DC": "哥伦比亚特区",
    "CN-HK": "香港", "CN-MO": "澳门",
}
REGION_NAMES = {"US-VI": "U.S. Virgin Islands", "US-UM": "U.S. Minor Outlying Islands"}

# Rows of the source without an ISO country of their own: (adm0_a3, name or None) -> key.
PLACE_EXCEPTIONS = {
    ("ATC", None): "AU", ("CLP", None): "FR", ("USG", None): "CU", ("KAB", None): "KZ",
    ("IOA", "Christmas Island"): "CX", ("IOA", "Cocos (Keeling) Islands"): "CC",
    ("ESB", None): "GB", ("WSB", None): "GB",
    ("SOL", None): "x-somaliland", ("CYN", None): "x-northern-cyprus",
    ("KAS", None): "x-siachen", ("PGA", None): "x-spratly",
}
ADMIN_EXCEPTIONS = {"Caribbean Netherlands": "BQ"}
NO_ISO = {  # English and Chinese name of what has no ISO 3166-1 code
    "x-somaliland": ("Somaliland", "索马里兰"),
    "x-northern-cyprus": ("Northern Cyprus", "北塞浦路斯"),
    "x-siachen": ("Siachen Glacier", "锡亚琴冰川"),
    "x-spratly": ("Spratly Islands", "南沙群岛"),
    "XK": ("Kosovo", "科索沃"),
}
USER_ASSIGNED = {"XK"}  # used everywhere, but not in ISO 3166-1
SHORT_NAMES = {
    "RU": "Russia", "US": "United States", "FM": "Micronesia", "TR": "Türkiye", "PS": "Palestine",
    "CD": "Democratic Republic of the Congo", "VG": "British Virgin Islands", "BN": "Brunei",
    "SH": "Saint Helena", "FK": "Falkland Islands", "MF": "Saint Martin", "SX": "Sint Maarten",
    "ST": "São Tomé and Príncipe", "CZ": "Czechia", "CG": "Congo", "TF": "French Southern Territories",
}
SHORT_NAMES_ZH = {
    "FK": "福克兰群岛", "SH": "圣赫勒拿", "GT": "危地马拉", "BO": "玻利维亚", "MT": "马耳他",
    "SM": "圣马力诺", "BD": "孟加拉国", "CD": "刚果(金)", "CG": "刚果(布)", "GS": "南乔治亚岛",
    "TF": "法属南部领地", "DO": "多米尼加", "BA": "波黑", "FM": "密克罗尼西亚", "IM": "马恩岛",
    "MS": "蒙特塞拉特", "HM": "赫德岛",
}
# Country pairs whose common border is disputed although the disputed_borders layer does not list it.
DISPUTED_PAIRS = {
    frozenset(p) for p in (("SO", "x-somaliland"), ("ET", "x-somaliland"), ("DJ", "x-somaliland"),
                           ("CY", "x-northern-cyprus"), ("GB", "x-northern-cyprus"), ("RS", "XK"),
                           ("MA", "EH"), ("IL", "PS"), ("IN", "CN"),
                           ("x-siachen", "IN"), ("x-siachen", "PK"), ("x-siachen", "CN"))
}


def country_of(label):
    """The country key of a face label: US-TX -> US, FR -> FR, x-somaliland -> itself."""
    return label[:2] if label[:3] in ("US-", "CN-") else label


class Names:
    """Names and codes of countries and regions in both languages."""

    def __init__(self, iso_folder):
        self.countries = {r["alpha_2"]: r for r in read_iso(iso_folder, "3166-1")}
        rows = read_iso(iso_folder, "3166-2")
        self.regions = {r["code"]: r["name"] for r in rows if r["code"][:3] in ("US-", "CN-")}
        self.zh1 = gettext.translation("iso_3166-1", languages=["zh_CN"])
        self.zh2 = gettext.translation("iso_3166-2", languages=["zh_CN"])
        self.by_name = self._index()

    def _index(self):
        index = {}
        for code, name in self.regions.items():
            index[(code[:2], name)] = code
            if code[:2] == "CN":
                index[("CN", name.split(" ")[0])] = code
        return index

    def label(self, row):
        """The face label of one row of the states layer."""
        code = self._place(row)
        if code in COUNTRY_AS_REGION:
            return COUNTRY_AS_REGION[code]
        if code not in ("US", "CN"):
            return code
        key = (code, row["name"])
        region = REGION_EXCEPTIONS.get(key) or self.by_name.get(key)
        if not region:
            raise SystemExit(f"states_provinces: no ISO 3166-2 code for {key}")
        return region

    def _place(self, row):
        for key in ((row["adm0_a3"], None), (row["adm0_a3"], row["name"])):
            if key in PLACE_EXCEPTIONS:
                return PLACE_EXCEPTIONS[key]
        if row["admin"] in ADMIN_EXCEPTIONS:
            return ADMIN_EXCEPTIONS[row["admin"]]
        code = row["iso_a2"]
        if code in NO_ISO or code in self.countries:
            return code
        raise SystemExit(f"states_provinces: no country for {row}")

    def iso_a2(self, key):
        return key if key in self.countries or key in USER_ASSIGNED else ""

    def country(self, key):
        """English and Chinese short name of a country."""
        if key in NO_ISO:
            return NO_ISO[key]
        row = self.countries[key]
        name = row.get("common_name") or row["name"]
        chinese = SHORT_NAMES_ZH.get(key) or self.zh1.gettext(name)
        return SHORT_NAMES.get(key, name), "" if chinese == name else chinese

    def region(self, code):
        """English and Chinese name of a region."""
        name = self.regions[code]
        chinese = REGION_NAMES_ZH.get(code) or self.zh2.gettext(name)
        if code[:2] == "CN":
            english = CN_NAMES.get(code) or name.split(" ")[0]
        else:
            english = REGION_NAMES.get(code, name)
        return english, chinese
