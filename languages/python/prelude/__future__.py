# SPDX-License-Identifier: MIT
"""Features of later versions; all but annotations are in force."""
all_feature_names = ["nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                     "generator_stop", "annotations"]
nested_scopes = generators = division = absolute_import = with_statement = print_function = unicode_literals = generator_stop = annotations = None
