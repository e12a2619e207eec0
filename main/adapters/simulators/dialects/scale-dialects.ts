import { mtSicsDialect } from './mt-sics.ts';
import type { ScaleDialect } from './scale-dialect.ts';

/** Every dialect a simulated scale can speak, by the name of its family. A new one is a line here. */
export const SCALE_DIALECTS: Readonly<Record<string, ScaleDialect>> = { [mtSicsDialect.name]: mtSicsDialect };
