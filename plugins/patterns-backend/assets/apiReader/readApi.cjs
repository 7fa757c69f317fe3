// Reads what the type declarations of a package export, as JSON on standard
// output. It parses and never runs them; in a process of its own, because the
// declarations are an author's.
//
// node readApi.cjs <folder of declarations> <entry, a path in it>
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const [folder, entry] = process.argv.slice(2);

/** Characters of a text that is shown. */
const MAX_TEXT = 2000;

const printer = ts.createPrinter({ removeComments: true });
const sources = new Map();

function sourceOf(file) {
  if (!sources.has(file)) {
    const full = path.join(folder, file);
    sources.set(
      file,
      fs.existsSync(full)
        ? ts.createSourceFile(
            file,
            fs.readFileSync(full, 'utf8'),
            ts.ScriptTarget.Latest,
            true,
          )
        : undefined,
    );
  }
  return sources.get(file);
}

/** The declaration file that a relative import means. */
function resolve(from, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const base = path.posix.join(path.posix.dirname(from), specifier);
  const bare = base.replace(/\.[cm]?js$/, '');
  return [`${bare}.d.ts`, `${bare}.d.mts`, `${bare}/index.d.ts`].find(sourceOf);
}

/** Exported name to its declarations, over all files that the entry exports. */
function collect(file, found = new Map(), seen = new Set()) {
  const source = sourceOf(file);
  if (!source || seen.has(file)) return found;
  seen.add(file);
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      follow(statement, file, found, seen);
    } else if (isExported(statement)) {
      for (const [name, node] of namesOf(statement)) add(found, name, node);
    }
  }
  return found;
}

function follow(statement, file, found, seen) {
  const { moduleSpecifier, exportClause } = statement;
  const target = moduleSpecifier
    ? resolve(file, moduleSpecifier.text)
    : undefined;
  if (moduleSpecifier && !target) return;
  if (!exportClause) {
    for (const [name, nodes] of collect(target, new Map(), new Set(seen))) {
      nodes.forEach(node => add(found, name, node));
    }
    return;
  }
  if (!ts.isNamedExports(exportClause)) return;
  const available = target
    ? collect(target, new Map(), new Set(seen))
    : locals(file);
  for (const { name, propertyName } of exportClause.elements) {
    const nodes = available.get((propertyName ?? name).text) ?? [];
    nodes.forEach(node => add(found, name.text, node));
  }
}

/** Everything that a file declares, exported or not. */
function locals(file) {
  const found = new Map();
  for (const statement of sourceOf(file).statements) {
    for (const [name, node] of namesOf(statement)) add(found, name, node);
  }
  return found;
}

function add(found, name, node) {
  const nodes = found.get(name) ?? [];
  if (!nodes.includes(node)) nodes.push(node);
  found.set(name, nodes);
}

function isExported(node) {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(
      ({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
    )
  );
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .filter(({ name }) => ts.isIdentifier(name))
      .map(declaration => [declaration.name.text, declaration]);
  }
  return statement.name && ts.isIdentifier(statement.name)
    ? [[statement.name.text, statement]]
    : [];
}

function describe(name, node) {
  if (ts.isClassDeclaration(node)) return describeClass(name, node);
  const about = { name, ...commentOf(node), members: [] };
  if (ts.isInterfaceDeclaration(node)) {
    return {
      ...about,
      kind: 'interface',
      signature: heritageOf(node),
      members: node.members.map(describeMember).filter(Boolean),
    };
  }
  if (ts.isEnumDeclaration(node)) {
    return {
      ...about,
      kind: 'enum',
      members: node.members.map(member => ({
        name: member.name.getText(),
        kind: 'value',
        type: member.initializer ? text(member.initializer) : '',
        ...commentOf(member),
      })),
    };
  }
  if (ts.isFunctionDeclaration(node)) {
    return { ...about, kind: 'function', signature: signatureOf(node) };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    return { ...about, kind: 'type', signature: text(node.type) };
  }
  if (ts.isVariableDeclaration(node)) {
    return {
      ...about,
      // The comment is the statement's.
      ...commentOf(node.parent.parent),
      kind: 'variable',
      signature: node.type ? text(node.type) : undefined,
    };
  }
  return undefined;
}

function describeClass(name, node) {
  const constructor = node.members.find(ts.isConstructorDeclaration);
  const [scope, id] = (constructor?.parameters ?? []).map(p =>
    p.name.getText(),
  );
  return {
    name,
    kind: 'class',
    ...commentOf(node),
    signature: heritageOf(node),
    construct: scope === 'scope' && id === 'id' ? true : undefined,
    members: node.members.map(describeMember).filter(Boolean),
  };
}

function describeMember(node) {
  const modifiers = ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? []).map(({ kind }) => kind)
    : [];
  if (
    modifiers.includes(ts.SyntaxKind.PrivateKeyword) ||
    modifiers.includes(ts.SyntaxKind.ProtectedKeyword)
  ) {
    return undefined;
  }
  const about = {
    ...commentOf(node),
    optional: node.questionToken ? true : undefined,
    static: modifiers.includes(ts.SyntaxKind.StaticKeyword) ? true : undefined,
  };
  if (ts.isConstructorDeclaration(node)) {
    return {
      name: 'constructor',
      kind: 'constructor',
      type: signatureOf(node),
      ...about,
    };
  }
  if (!node.name || ts.isPrivateIdentifier(node.name)) return undefined;
  const name = node.name.getText();
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) {
    return { name, kind: 'method', type: signatureOf(node), ...about };
  }
  if (
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isGetAccessorDeclaration(node)
  ) {
    const type = node.type ? text(node.type) : 'any';
    return { name, kind: 'property', type, ...about };
  }
  return undefined;
}

function heritageOf(node) {
  const clauses = (node.heritageClauses ?? []).map(text);
  return clauses.length ? clauses.join(' ') : undefined;
}

function signatureOf(node) {
  const parameters = node.parameters.map(text).join(', ');
  return `(${parameters})${node.type ? `: ${text(node.type)}` : ''}`;
}

function text(node) {
  const printed = printer.printNode(
    ts.EmitHint.Unspecified,
    node,
    node.getSourceFile(),
  );
  return cut(printed.replace(/\s+/g, ' ').trim());
}

function commentOf(node) {
  const tags = ts.getJSDocTags(node);
  const tag = name => {
    const found = tags.find(({ tagName }) => tagName.text === name);
    return found && (cut(ts.getTextOfJSDocComment(found.comment)) ?? '');
  };
  const [comment] = node.jsDoc?.slice(-1) ?? [];
  return {
    docs: cut(ts.getTextOfJSDocComment(comment?.comment)),
    deprecated: tag('deprecated'),
    default: tag('default'),
  };
}

function cut(value) {
  if (value === undefined) return undefined;
  return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT - 1)}…` : value;
}

const order = ['class', 'interface', 'enum', 'function', 'type', 'variable'];
const declarations = [...collect(entry)]
  .flatMap(([name, nodes]) => nodes.map(node => describe(name, node)))
  .filter(Boolean)
  .map(({ default: _default, ...declaration }) => declaration)
  .sort(
    (a, b) =>
      Number(b.construct ?? false) - Number(a.construct ?? false) ||
      order.indexOf(a.kind) - order.indexOf(b.kind),
  );
process.stdout.write(JSON.stringify(declarations));
