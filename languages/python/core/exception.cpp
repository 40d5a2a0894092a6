// SPDX-License-Identifier: MIT
// Exception types: construction, text, attributes.
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

namespace {

Value args_of(Value e) { return exception_field(e, kArgs); }
Value arg(Value e, int64_t i) { return i < length_of(args_of(e)) ? array::get(array_of(args_of(e)), i) : kNil; }
void set_own(Value e, Symbol* name, Value v) { set_property(e.ptr<Object>(), name, v); }
Value own(Value e, Symbol* name) {
  Value v = get_property(e.ptr<Object>(), name);
  return v == kUndefined ? kNil : v;
}

// ---- BaseException

Value exception_new(CallTarget*, const Value* args) {
  Value e = PY_TRY(allocate_instance(type_info(args[1])));
  set_exception_field(e, kArgs, args[2]);
  return e;
}
Value no_keywords(Value self, Value keywords) {
  return keywords == kUndefined ? kNil : raise_type_error(type_name(self) + "() takes no keyword arguments");
}
Value exception_init(CallTarget*, const Value* args) {
  PY_TRY(no_keywords(args[1], args[3]));
  set_exception_field(args[1], kArgs, args[2]);
  return kNil;
}

Value exception_str(CallTarget*, const Value* args) {
  Value all = args_of(args[1]);
  switch (length_of(all)) {
    case 0:
      return new_str("");
    case 1:
      return str(array::get(array_of(all), 0));
    default:
      return repr(all);
  }
}
Value exception_repr(CallTarget*, const Value* args) {
  Value all = args_of(args[1]);
  std::string out = type_name(args[1]) + "(";
  for (int64_t i = 0; i < length_of(all); i++) {
    if (i > 0) out += ", ";
    out += view_of(PY_TRY(repr(array::get(array_of(all), i))));
  }
  return new_str(out + ")");
}
Value with_traceback(CallTarget*, const Value* args) {
  set_exception_field(args[1], kTraceback, args[2]);
  return args[1];
}
Value add_note(CallTarget*, const Value* args) {
  if (!is_str(args[2])) return raise_type_error("note must be a str, not '" + type_name(args[2]) + "'");
  Value notes = own(args[1], names::notes);
  if (notes == kNil) set_own(args[1], names::notes, notes = new_list());
  array::push(array_of(notes), args[2]);
  return kNil;
}

template <ExceptionField F>
Value get_field(Value e) {
  return exception_field(e, F);
}
template <ExceptionField F>
Value set_exception(Value e, Value v) {
  if (v != kNil && !is_exception(v))
    return raise_type_error("exception cause must be None or derive from BaseException");
  set_exception_field(e, F, v);
  if (F == kCause) set_exception_field(e, kSuppressContext, kTrue);
  return kNil;
}
Value set_args(Value e, Value v) {
  set_exception_field(e, kArgs, PY_TRY(tuple_of(v)));
  return kNil;
}
Value set_traceback(Value e, Value v) { return set_exception_field(e, kTraceback, v), kNil; }
Value set_suppress(Value e, Value v) { return set_exception_field(e, kSuppressContext, v), kNil; }

// OSError(2, "text") is a FileNotFoundError.
Value os_error_new(CallTarget* t, const Value* args) {
  Value words[] = {args[0], args[1], args[2], args[3]};
  Value number = length_of(args[2]) >= 2 ? array::get(array_of(args[2]), 0) : kNil;
  if (type_info(args[1]) == types.OSError && number.is_int()) words[1] = os_error_type(number.as_int())->object;
  return exception_new(t, words);
}

const NativeRow kStatic[] = {{"__new__", exception_new, "cls *args **kwargs"}};
const NativeRow kMethods[] = {{"__init__", exception_init, "*args **kwargs"},
                              {"__str__", exception_str},
                              {"__repr__", exception_repr},
                              {"with_traceback", with_traceback, "tb /"},
                              {"add_note", add_note, "note /"}};
const GetterRow kGetters[] = {{"args", get_field<kArgs>, set_args},
                              {"__traceback__", get_field<kTraceback>, set_traceback},
                              {"__context__", get_field<kContext>, set_exception<kContext>},
                              {"__cause__", get_field<kCause>, set_exception<kCause>},
                              {"__suppress_context__", get_field<kSuppressContext>, set_suppress}};

// ---- those with attributes of their own

Value stop_init(CallTarget* t, const Value* args) {
  PY_TRY(exception_init(t, args));
  set_own(args[1], names::value, arg(args[1], 0));
  return kNil;
}
Value exit_init(CallTarget* t, const Value* args) {
  PY_TRY(exception_init(t, args));
  set_own(args[1], names::code, length_of(args[2]) > 1 ? args[2] : arg(args[1], 0));
  return kNil;
}
Value key_error_str(CallTarget* t, const Value* args) {
  return length_of(args_of(args[1])) == 1 ? repr(arg(args[1], 0)) : exception_str(t, args);
}

// keyword arguments become attributes
template <int N>
Value init_with(const Value* args, Symbol* const (&allowed)[N], const char* who) {
  set_exception_field(args[1], kArgs, args[2]);
  for (Symbol* s : allowed) set_own(args[1], s, kNil);
  if (args[3] == kUndefined) return kNil;
  Value key, v;
  for (int64_t i = 0; hash::next(hash_of(args[3]), &i, &key, &v);) {
    bool known = false;
    for (Symbol* s : allowed) known |= s->view() == view_of(key);
    if (!known)
      return raise_type_error("'" + std::string(view_of(key)) + "' is an invalid keyword argument for " + who + "()");
    set_own(args[1], intern(view_of(key)), v);
  }
  return kNil;
}
Value attribute_error_init(CallTarget*, const Value* args) {
  Symbol* const allowed[] = {names::plain_name, names::obj};
  return init_with(args, allowed, "AttributeError");
}
Value name_error_init(CallTarget*, const Value* args) {
  Symbol* const allowed[] = {names::plain_name};
  return init_with(args, allowed, "NameError");
}
Value import_error_init(CallTarget*, const Value* args) {
  Symbol* const allowed[] = {names::plain_name, names::plain_path};
  return init_with(args, allowed, "ImportError");
}

Value os_error_init(CallTarget* t, const Value* args) {
  PY_TRY(exception_init(t, args));
  Value e = args[1];
  int64_t n = length_of(args[2]);
  if (n < 2 || n > 5) return kNil;
  set_own(e, names::errno_, arg(e, 0));
  set_own(e, names::strerror, arg(e, 1));
  if (n < 3) return kNil;
  set_own(e, names::filename, arg(e, 2));
  set_exception_field(e, kArgs, new_tuple({arg(e, 0), arg(e, 1)}));
  return kNil;
}
Value os_error_str(CallTarget* t, const Value* args) {
  Value e = args[1], number = own(e, names::errno_), text = own(e, names::strerror), file = own(e, names::filename);
  if (number == kNil && text == kNil) return exception_str(t, args);
  std::string out =
      "[Errno " + std::string(view_of(PY_TRY(str(number)))) + "] " + std::string(view_of(PY_TRY(str(text))));
  if (file != kNil) out += ": " + std::string(view_of(PY_TRY(repr(file))));
  return new_str(out);
}
// SyntaxError(message, (filename, line, offset, text, end line, end offset))
constexpr const char* kSyntaxDetails[] = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};
Value syntax_error_init(CallTarget* t, const Value* args) {
  PY_TRY(exception_init(t, args));
  Value e = args[1], details = arg(e, 1);
  set_own(e, intern("msg"), arg(e, 0));
  int64_t i = 0;
  for (const char* name : kSyntaxDetails) {
    set_own(e, intern(name), is_tuple(details) && i < length_of(details) ? array::get(array_of(details), i) : kNil);
    i++;
  }
  return kNil;
}
Value syntax_error_str(CallTarget*, const Value* args) {
  Value e = args[1], file = own(e, intern("filename")), line = own(e, intern("lineno"));
  std::string text(view_of(PY_TRY(str(own(e, intern("msg"))))));
  if (!is_str(file) && !line.is_int()) return new_str(text);
  std::string where;
  if (is_str(file)) where = std::string(view_of(file).substr(view_of(file).rfind('/') + 1));
  if (line.is_int()) where += (where.empty() ? "line " : ", line ") + std::to_string(line.as_int());
  return new_str(text + " (" + where + ")");
}

template <Symbol** Name>
Value get_named(Value e) {
  return own(e, *Name);
}
template <Symbol** Name>
Value set_named(Value e, Value v) {
  return set_own(e, *Name, v), kNil;
}

Value get_message(Value e) { return arg(e, 0); }

Value unicode_decode_str(CallTarget* t, const Value* args) {
  Value e = args[1];
  if (length_of(args_of(e)) != 5) return exception_str(t, args);
  int64_t from = arg(e, 2).as_int(), to = arg(e, 3).as_int();
  std::string codec(view_of(arg(e, 0))), reason(view_of(arg(e, 4)));
  char text[128];
  if (to - from == 1 && is_bytes(arg(e, 1))) {
    std::snprintf(text, sizeof text, "byte 0x%02x in position %ld", uint8_t(view_of(arg(e, 1))[size_t(from)]),
                  long(from));
    return new_str("'" + codec + "' codec can't decode " + text + ": " + reason);
  }
  std::snprintf(text, sizeof text, "bytes in position %ld-%ld", long(from), long(to - 1));
  return new_str("'" + codec + "' codec can't decode " + text + ": " + reason);
}
Value unicode_encode_str(CallTarget* t, const Value* args) {
  Value e = args[1];
  if (length_of(args_of(e)) != 5) return exception_str(t, args);
  int64_t from = arg(e, 2).as_int(), to = arg(e, 3).as_int();
  std::string codec(view_of(arg(e, 0))), reason(view_of(arg(e, 4)));
  char text[128];
  if (to - from == 1) {
    uint32_t c = string::code_point_at(arg(e, 1).ptr<StringData>(), from);
    std::snprintf(text, sizeof text,
                  c < 0x100     ? "'\\x%02x' in position %ld"
                  : c < 0x10000 ? "'\\u%04x' in position %ld"
                                : "'\\U%08x' in position %ld",
                  c, long(from));
    return new_str("'" + codec + "' codec can't encode character " + text + ": " + reason);
  }
  std::snprintf(text, sizeof text, "characters in position %ld-%ld", long(from), long(to - 1));
  return new_str("'" + codec + "' codec can't encode " + text + ": " + reason);
}
template <int I>
Value unicode_part(Value e) {
  return arg(e, I);
}

const NativeRow kStop[] = {{"__init__", stop_init, "*args **kwargs"}};
const NativeRow kExit[] = {{"__init__", exit_init, "*args **kwargs"}};
const NativeRow kKey[] = {{"__str__", key_error_str}};
const NativeRow kAttribute[] = {{"__init__", attribute_error_init, "*args **kwargs"}};
const NativeRow kName[] = {{"__init__", name_error_init, "*args **kwargs"}};
const NativeRow kImport[] = {{"__init__", import_error_init, "*args **kwargs"}};
const NativeRow kOsStatic[] = {{"__new__", os_error_new, "cls *args **kwargs"}};
const NativeRow kOs[] = {{"__init__", os_error_init, "*args **kwargs"}, {"__str__", os_error_str}};
const NativeRow kSyntax[] = {{"__init__", syntax_error_init, "*args **kwargs"}, {"__str__", syntax_error_str}};
const NativeRow kDecode[] = {{"__str__", unicode_decode_str}};
const NativeRow kEncode[] = {{"__str__", unicode_encode_str}};
const GetterRow kStopGetters[] = {{"value", get_named<&names::value>, set_named<&names::value>}};
const GetterRow kExitGetters[] = {{"code", get_named<&names::code>, set_named<&names::code>}};
const GetterRow kAttributeGetters[] = {{"name", get_named<&names::plain_name>, set_named<&names::plain_name>},
                                       {"obj", get_named<&names::obj>, set_named<&names::obj>}};
const GetterRow kNameGetters[] = {{"name", get_named<&names::plain_name>, set_named<&names::plain_name>}};
const GetterRow kImportGetters[] = {{"name", get_named<&names::plain_name>, set_named<&names::plain_name>},
                                    {"path", get_named<&names::plain_path>, set_named<&names::plain_path>},
                                    {"msg", get_message}};
const GetterRow kOsGetters[] = {{"errno", get_named<&names::errno_>, set_named<&names::errno_>},
                                {"strerror", get_named<&names::strerror>, set_named<&names::strerror>},
                                {"filename", get_named<&names::filename>, set_named<&names::filename>}};
const GetterRow kUnicodeGetters[] = {{"encoding", unicode_part<0>},
                                     {"object", unicode_part<1>},
                                     {"start", unicode_part<2>},
                                     {"end", unicode_part<3>},
                                     {"reason", unicode_part<4>}};

// ---- traceback objects: the outermost entry first

Value traceback_line(Value tb) {
  auto entries = traceback_entries(tb);
  return entries.empty() ? fixnum(0) : fixnum(entry_line(entries.back()));
}
const GetterRow kTracebackGetters[] = {{"tb_lineno", traceback_line}, {"tb_next", next_traceback}};

void define_exceptions() {
  define_static_methods(types.BaseException, kStatic);
  define_methods(types.BaseException, kMethods);
  define_getters(types.BaseException, kGetters);
  define_methods(types.StopIteration, kStop);
  define_methods(types.SystemExit, kExit);
  define_methods(types.KeyError, kKey);
  define_methods(types.AttributeError, kAttribute);
  define_methods(types.NameError, kName);
  define_methods(types.ImportError, kImport);
  define_static_methods(types.OSError, kOsStatic);
  define_methods(types.OSError, kOs);
  define_getters(types.OSError, kOsGetters);
  define_getters(types.StopIteration, kStopGetters);
  define_getters(types.SystemExit, kExitGetters);
  define_getters(types.AttributeError, kAttributeGetters);
  define_getters(types.NameError, kNameGetters);
  define_getters(types.ImportError, kImportGetters);
  define_methods(types.SyntaxError, kSyntax);
  define_methods(types.UnicodeDecodeError, kDecode);
  define_methods(types.UnicodeEncodeError, kEncode);
  for (TypeInfo* t : {types.UnicodeDecodeError, types.UnicodeEncodeError}) define_getters(t, kUnicodeGetters);
  define_getters(types.traceback, kTracebackGetters);
}
HY_PYTHON_CORE(define_exceptions);

}  // namespace

}  // namespace hypha::python
