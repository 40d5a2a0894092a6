// SPDX-License-Identifier: MIT
// import statements and annotations of names: nodes around the runtime's halves.
#pragma once
#include "languages/python/runtime/interop.h"
#include "nodes/node_of.h"

namespace hypha::python {

// `leaf`: the module that the whole path names, else its first part. level: leading dots.
Value import_path(Symbol* path, ModuleInfo* from, int64_t level, int64_t leaf);
Value import_name(Value module, Symbol* name);       // from module import name
Value import_all(Value module, ModuleInfo* into);
Value annotate_name(Value names, Symbol* name, Value annotation, ModuleInfo*);  // names nil: the module's

struct ImportNode : NodeOf<ImportNode> {
  Symbol* path;
  ModuleInfo* from;
  int level;
  bool leaf;
  ImportNode(Symbol* p, ModuleInfo* f, int l, bool lf) : path(p), from(f), level(l), leaf(lf) {}
  RUN { return d.call_rt(*this, import_path, path, from, level, leaf); }
};
struct ImportFromNode : NodeOf<ImportFromNode> {
  Node* module;
  Symbol* name;
  ImportFromNode(Node* m, Symbol* n) : module(m), name(n) {}
  RUN {
    auto m = TRY(d.eval(module));
    return d.call_rt(*this, import_name, m, name);
  }
};
struct ImportStarNode : NodeOf<ImportStarNode> {
  Node* module;
  ModuleInfo* into;
  ImportStarNode(Node* m, ModuleInfo* i, int) : module(m), into(i) {}
  RUN {
    auto m = TRY(d.eval(module));
    return d.call_rt(*this, import_all, m, into);
  }
};
struct AnnotateNode : NodeOf<AnnotateNode> {
  Node* names;
  Symbol* name;
  Node* annotation;
  ModuleInfo* module;
  AnnotateNode(Node* n, Symbol* s, Node* a, ModuleInfo* m) : names(n), name(s), annotation(a), module(m) {}
  RUN {
    auto n = TRY(d.eval(names));
    auto a = TRY(d.eval(annotation));
    return d.call_rt(*this, annotate_name, n, name, a, module);
  }
};

}  // namespace hypha::python
