package org.jiebang.systemtests.abuse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that programs stumble over, made by rule: each is short enough for any name. */
final class AwkwardText {

  /** Longest of them, in code points. */
  static final int LONGEST = 30;

  static final List<String> ALL = List.copyOf(make());

  private AwkwardText() {}

  private static Set<String> make() {
    var all = new LinkedHashSet<String>();
    controls(all);
    invisible(all);
    scripts(all);
    emoji(all);
    alike(all);
    edges(all);
    languagesOfMachines(all);
    return all;
  }

  private static void controls(Set<String> all) {
    for (int c = 0; c < 0x20; c++) {
      all.add("控" + (char) c + "制");
    }
    for (int c = 0x7f; c <= 0x9f; c++) {
      all.add("c" + (char) c + "1");
    }
    all.addAll(List.of("\r\n", "a\rb", "a\n\nb", "\t头", "尾\t", "\u001b[31m红\u001b[0m", "a\u0085b"));
  }

  /** Nothing to be seen, or the order of what is seen turned round. */
  private static void invisible(Set<String> all) {
    int[] marks = {
      0x00a0, 0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x2000, 0x2001, 0x2002,
      0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x200b, 0x200c, 0x200d,
      0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x202f, 0x205f,
      0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0x3164,
      0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb, 0xfffc, 0xfffd, 0xfffe, 0xffff,
      0x1d173, 0x1f3fb, 0xe0001, 0xe0020, 0xe007f, 0xe0100, 0x1fffe, 0x10ffff, 0x10fffd, 0xf0000
    };
    for (int mark : marks) {
      String one = Character.toString(mark);
      all.add("左" + one + "右");
      all.add(one + "前");
      all.add("后" + one);
    }
  }

  private static void scripts(Set<String> all) {
    all.addAll(
        List.of(
            "五环社区",
            "𠮷野家",
            "𪚥龘靐齉爩",
            "한국어",
            "ㅎㅏㄴ",
            "日本語カナｶﾅ",
            "עברית",
            "العربية ١٢٣",
            "ภาษาไทย",
            "हिन्दी क्षत्रिय",
            "বাংলা",
            "தமிழ்",
            "ᠮᠣᠩᠭᠣᠯ",
            "བོད་ཡིག",
            "ئۇيغۇرچە",
            "Ελληνικά ς σ Σ",
            "Кириллица",
            "Հայերեն",
            "ქართული",
            "ኢትዮጵያ",
            "ꦗꦮ",
            "𓀀𓁐",
            "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
            "ⅣⅧ①⑩",
            "１２３ＡＢＣ",
            "ﷺ",
            "﷽",
            "Z̶̢͕̼̈́a̵͇͊l̷̰̈g̸̖̈o̴",
            "İstanbul ıI",
            "straße STRASSE ẞ",
            "Ångström Å",
            "ﬁ ﬂ ﬃ",
            "ǅ ǆ Ǆ",
            "naïve café résumé"));
    for (int block = 0x100; block < 0x3000; block += 0x80) {
      var text = new StringBuilder();
      for (int c = block; c < block + 8; c++) {
        if (Character.isDefined(c)) {
          text.appendCodePoint(c);
        }
      }
      if (!text.isEmpty()) {
        all.add(text.toString());
      }
    }
    for (int block = 0x10000; block < 0x20000; block += 0x400) {
      if (Character.isDefined(block)) {
        all.add("p1 " + Character.toString(block));
      }
    }
  }

  private static void emoji(Set<String> all) {
    all.addAll(
        List.of(
            "😀",
            "👨‍👩‍👧‍👦",
            "👩🏽‍🚒",
            "🏳️‍🌈",
            "🇨🇳",
            "🇨",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "1️⃣",
            "❤️",
            "❤",
            "🫠🪿🫎",
            "👍👍🏿"));
    for (int c = 0x1f300; c < 0x1faff; c += 0x10) {
      if (Character.isDefined(c)) {
        all.add("e" + Character.toString(c));
      }
    }
  }

  /** Pairs that are different texts and look, sort or fold alike. */
  private static void alike(Set<String> all) {
    all.addAll(
        List.of(
            "A",
            "a",
            "a ",
            " a",
            "ａ",
            "а",
            "é",
            "e\u0301",
            "ñ",
            "n\u0303",
            "가",
            "\u1100\u1161",
            "Ω",
            "\u2126",
            "K",
            "\u212a",
            "Å",
            "\u212b",
            "A\u030a",
            "ſ",
            "s",
            "ß",
            "ss",
            "ﬀ",
            "ff",
            "0",
            "O",
            "l",
            "1",
            "I",
            "|",
            "‐",
            "-",
            "–",
            "—",
            "'",
            "’",
            "ʼ",
            "\"",
            "“",
            "ｱ",
            "ア",
            "ば",
            "は\u3099",
            "㍿",
            "株式会社",
            "豈",
            "\uf900",
            "丽",
            "\ud87e\udc00",
            "q\u0307\u0323",
            "q\u0323\u0307",
            "\u0301",
            "\u0301\u0301\u0301",
            "σ",
            "ς",
            "i̇",
            "İ"));
  }

  private static void edges(Set<String> all) {
    all.addAll(
        List.of(
            "",
            " ",
            "  ",
            "\u3000\u3000",
            " 前后 ",
            "a".repeat(LONGEST),
            "字".repeat(LONGEST),
            "😀".repeat(LONGEST),
            "e\u0301".repeat(LONGEST / 2),
            "\ud800",
            "\udfff",
            "a\ud83d",
            "\ude00b",
            "\ude00\ud83d",
            "\ud800\ud800\udc00",
            "null",
            "true",
            "NaN",
            "-0",
            "1e999",
            "undefined",
            "[object Object]",
            "\\",
            "\\\\",
            "\\u0000",
            "\\x00",
            "%00",
            "%s%n%x",
            "%d%%",
            "{0}",
            "{}",
            "$1",
            "\\1",
            "\"",
            "'",
            "`",
            "//",
            "#",
            "&amp;",
            "&#0;",
            "&lt;",
            "%E4%BA%94",
            "=?utf-8?B?5LqU?=",
            "äº”çŽ¯", // 五环 in UTF-8, read as Latin-1 and sent on
            "浜旂幆",
            "ï»¿"));
  }

  /** What some reader, somewhere, would carry out instead of showing it. */
  private static void languagesOfMachines(Set<String> all) {
    all.addAll(
        List.of(
            "' OR '1'='1",
            "'; DROP TABLE event; --",
            "1); DELETE FROM need WHERE (1=1",
            "\\'; SHUTDOWN; --",
            "admin'--",
            "') UNION ALL VALUES (1,2)#",
            "1/**/OR/**/1=1",
            "0x27204f52",
            "%' AND SLEEP(9) AND '%'='",
            "\u02bc OR 1=1",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<!--",
            "]]>",
            "<![CDATA[x]]>",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>",
            "javascript:alert(1)",
            "data:text/html,<b>x</b>",
            "=1+1",
            "+1",
            "-1+1",
            "@SUM(1)",
            "=cmd|' /C calc'!A0",
            "＝1+1",
            "\t=1+1",
            "\n=1+1",
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "<%= 7*7 %>",
            "${jndi:ldap://127.0.0.1/a}",
            "${${lower:j}ndi:ldap://127.0.0.1/a}",
            "$(id)",
            "`id`",
            "; id",
            "| id",
            "&& id",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "/dev/null",
            "CON",
            "nul.txt",
            "__proto__",
            "constructor",
            "hasOwnProperty",
            "toString",
            "${env:PATH}",
            "*)(uid=*))(|(uid=*",
            "{\"$gt\":\"\"}",
            "a\r\nSet-Cookie: b=c",
            "a\r\n\r\nHTTP/1.1 200 OK"));
  }

  /** Whether it holds what no text may hold: U+0000, or half of a pair. */
  static boolean mustBeRefused(String text) {
    if (text.indexOf(0) >= 0) {
      return true;
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  /**
   * @param escaped whether all that is not ASCII is written as an escape; half pairs always are
   */
  static String json(String text, boolean escaped) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      if (c < 0x20 || c == '"' || c == '\\' || half || escaped && c > 0x7e) {
        for (char unit : Character.toChars(c)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.append('"').toString();
  }
}
