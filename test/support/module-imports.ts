import { parseSync } from 'vite';

export interface ModuleImport {
  readonly specifier: string;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Everything a module names: static, dynamic and type imports, re-exports, and `new URL('…', import.meta.url)`. */
export function moduleImports(file: string, code: string): ModuleImport[] {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return [...nodes(program)].flatMap(importOf);
}

function importOf(node: Node): ModuleImport[] {
  const named = (source: unknown, typeOnly: boolean) => {
    const specifier = (source as { value?: unknown } | null)?.value;
    return typeof specifier === 'string' ? [{ specifier, typeOnly }] : [];
  };
  switch (node.type) {
    case 'ImportDeclaration':
      return named(
        node['source'],
        node['importKind'] === 'type' || allTypes(node['specifiers'], 'importKind'),
      );
    case 'ExportNamedDeclaration':
      return named(
        node['source'],
        node['exportKind'] === 'type' || allTypes(node['specifiers'], 'exportKind'),
      );
    case 'ExportAllDeclaration':
      return named(node['source'], node['exportKind'] === 'type');
    case 'ImportExpression':
      return named(node['source'], false);
    case 'TSImportType':
      return named(node['source'] ?? node['argument'], true);
    case 'NewExpression':
      return isModuleUrl(node) ? named((node['arguments'] as unknown[])[0], false) : [];
    default:
      return [];
  }
}

function allTypes(specifiers: unknown, key: string): boolean {
  const list = specifiers as Node[];
  return list.length > 0 && list.every((one) => one[key] === 'type');
}

function isModuleUrl(node: Node): boolean {
  const callee = node['callee'] as Node;
  return (
    callee.type === 'Identifier' &&
    callee['name'] === 'URL' &&
    JSON.stringify(node['arguments']).includes('MetaProperty')
  );
}

function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && typeof (value as Node).type === 'string') yield value as Node;
  for (const child of Object.values(value)) yield* nodes(child);
}
