import type { BenchRequest } from '../../contract/bench.ts';

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 100;

/** A bench request as a screen sent it; undefined for anything that is not one. */
export function parseBenchRequest(value: unknown): BenchRequest | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, scale, mass, label, printer, out } = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'look':
      return { kind };
    case 'put':
      return isText(scale) && isText(mass) ? { kind, scale, mass } : undefined;
    case 'scan':
      return isText(label) ? { kind, label } : undefined;
    case 'cable':
      return isText(scale) && typeof out === 'boolean' ? { kind, scale, out } : undefined;
    case 'paper':
      return isText(printer) && typeof out === 'boolean' ? { kind, printer, out } : undefined;
    default:
      return undefined;
  }
}
