# SPDX-License-Identifier: MIT
print("tab\there", 'single', "it's", 'say "hi"', "back\\slash", r"raw\n", """triple
line""", '''x''', "con" "cat", "\x41\u00e9\U0001F600\101", "nul\0end".replace("\0", "0"))
for s in ["plain", "it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r", "\\", "\x00\x1f\x7f", "é", "日本",
      "\U0001F600", "\u200b", "\xa0", "", "a\x85b"]:
    print(repr(s), ascii(s), len(s))
print(str(None), str(True), repr([None, "a", 'b"', 1.5]), str({"k": "v"}), repr(("a",)), str(b"by\x00tes\xff"),
      repr(b'it\'s'))
print("a" "b" 'c', ("x"
      "y"), "line \
continued", len("\n"), "\N{BULLET}", "%", "{}", f"{{}}", f"{'nested'}", rb"\x", f"{1}" "{2}")
print("abc" < "abd", "a" < "B", "" < "a", "abc" == "abc", "a" * 3, "-" * 0, 3 * "ab", "a" + "b", "b" in "abc",
      "" in "", "x" not in "abc", hash("a") == hash("a"), min("hello"), max("hello"), sorted("hello"), list("abc"),
      tuple("ab"), set("aab") == {"a", "b"}, "é".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), ord("é"),
      chr(233), chr(0x1F600))
