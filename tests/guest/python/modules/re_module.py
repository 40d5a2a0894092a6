# SPDX-License-Identifier: MIT
import re
print(re.match(r"(\w+) (\w+)", "hello world").groups(), re.match("x", "abc"), re.search(r"\d+", "abc 123 def").group(), re.search(r"\d+", "abc 123 def").span())
m = re.match(r"(?P<first>\w+)\s+(?P<last>\w+)?", "Ada Lovelace!")
print(m, m.group("first"), m["last"], m.groupdict(), m.start("last"), m.end(), m.lastindex, m.lastgroup, m.re.groups, m.re.groupindex, m.string, m.pos, m.endpos)
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"), re.findall("", "abc"), re.findall(r"\d*", "a1b22"), re.findall(r"x*", "axb"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<x>a)", r"<\g<x>\g<0>\g<1>>", "banana"), re.sub("a", lambda m: m.group().upper(), "banana", 2), re.subn("a", "b", "aaa"), re.sub(r"x*", "-", "abxd"), re.sub("", "-", "abc"), re.sub(r"\b", "|", "ab cd"))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(,)", "a,b,c"), re.split(r"\s+", " a b ", 1), re.split(r"x*", "axbc"), re.split(",", ""))
print([(m.start(), m.group()) for m in re.finditer(r"\w+", "ab cd é")], re.fullmatch(r"\d+", "123"), re.fullmatch(r"\d+", "123a"), re.fullmatch("a|ab", "ab"))
print(re.match("^a$", "a\n"), re.match(r"a\Z", "a\n"), re.findall(r"^\w", "a\nb", re.M), re.findall(r"^\w", "a\nb"), re.search("a.b", "a\nb"), re.search("a.b", "a\nb", re.S), re.findall("A", "aA", re.I), re.search(r"""a  # comment
   b""", "ab", re.X), re.findall(r"(?i)ab", "AB ab"), re.findall(r"(?m)^x$", "x\nx"))
p = re.compile(r"(a)(b)?")
print(p, p.pattern, p.flags, p.match("ac").groups(), p.match("ac").groups("-"), p.search("xab", 2), p.search("xab", 1).span(), re.compile("x", re.I | re.M))
print(re.escape("a.b*c[d]-é x/"), re.findall(r"[]a[]+", "a]b["), re.findall(r"[^\W\d_]+", "ab1_cé"), re.findall(r"\w+", "é ñ", re.A), re.findall(r"(?:ab)+", "ababab"), re.findall(r"a{2,3}", "aaaaa"), re.findall(r"a+?", "aaa"), re.findall(r"(?<=x)y|z(?!q)", "xy zq z"), re.search(r"(\w)\1", "hello").group(), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\"").group())
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for bad in ["(", ")", "[a", "*a", "(?P<n>a)(?P<n>b)", "\\", "a)b", "(a))", "x|*", "ab(cd", "[z-a]"]:
    err(lambda: re.compile(bad))
err(lambda: m.group(5)); err(lambda: m.group("zz")); err(lambda: re.sub("a", r"\2", "a")); err(lambda: re.match("a", 5)); err(lambda: re.match("a", b"a")); err(lambda: re.match(5, "a")); err(lambda: re.sub("(a)", r"\g<zz>", "a"))
tok = re.compile(r"(?P<NUM>\d+(\.\d*)?)|(?P<ID>[A-Za-z_]\w*)|(?P<OP>[+\-*/=()])|(?P<WS>\s+)|(?P<BAD>.)")
print([(m.lastgroup, m.group()) for m in tok.finditer("x = 3.14 * (y + 2)$") if m.lastgroup != "WS"])
print(re.findall(rb"\d+", b"a12b3"), re.sub(rb"a", b"x", b"banana"), re.match(r"(a(b)?)+", "abaab").groups(), re.findall(r"\$\{(\w+)\}", "${a} ${b_1}"), re.sub(r"\s+", " ", " a \n b\t"), re.split(r"(\d)(x)?", "a1b2xc"))
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "a1b22"), m.expand(r"\2-\1"), bool(re.match("", "")), re.match(r"\d{3}-\d{4}", "555-1234"), re.search(r"[éà]", "café"), "日本語テキスト"[re.search("語", "日本語テキスト").start()])
print(re.IGNORECASE == re.I, isinstance(p, re.Pattern), isinstance(m, re.Match), type(p), type(m), p == re.compile(r"(a)(b)?"))
