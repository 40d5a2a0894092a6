# SPDX-License-Identifier: MIT
import sys
def main(argv):
    print("main", argv)
    return 0
print(__name__)
if __name__ == "__main__":
    main(sys.argv[1:])
