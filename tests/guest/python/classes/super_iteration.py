# SPDX-License-Identifier: MIT
# super() reaches the built-in iteration of list, dict, str, tuple, zip.
class L(list):
    def __iter__(self):
        print("iter")
        return super().__iter__()
class D(dict):
    def __iter__(self):
        return iter(sorted(super().__iter__()))
class G:
    pass
class S(str):
    def __iter__(self):
        for c in super().__iter__():
            yield c.upper()
class T(tuple):
    def __iter__(self): return list.__iter__([1])
class Z(zip):
    def __next__(self):
        a, b = super().__next__()
        return b, a
print([x for x in L([1,2])], list(L([3])), sum(L([4,5])))
print(list(D({3:1,1:2})), list(S("abc")), list(T()), list(Z("ab","cd")), dict(Z("ab","cd")))
for a, b in Z([1],[2]): print(a,b)
print(list.__iter__(L([7])).__next__())
