import type { RecordedEvent } from '../../main/domain/events.ts';

/**
 * What must hold of components and cases whatever was sent, held against the record alone and written without the kernel:
 * nothing is issued by one person, no run starts without its components, no piece is lost or doubled in stock, and nothing
 * outside its limit of zero is left without an exception.
 */
export function brokenComponents(
  recorded: readonly RecordedEvent[],
  stock: Readonly<Record<string, readonly [atFirst: number, now: number | null]>>,
): readonly string[] {
  const found: string[] = [];
  const issued = new Map<
    string,
    { readonly component: string; readonly lot: string; readonly quantity: number }
  >();
  const returned = new Map<string, number>();
  recorded.forEach(({ event: { type, data } }, index) => {
    switch (type) {
      case 'ComponentIssued':
        issued.set(data.line, data);
        if (data.person === data.signature.person) found.push(`${data.line} was issued by one person`);
        break;
      case 'CaptureInvalidated':
        if (data.capture.kind === 'component') issued.delete(data.capture.id);
        break;
      case 'RunStarted':
        for (const component of ['bottle', 'closure'])
          if (![...issued.values()].some((each) => each.component === component))
            found.push(`a run started without any ${component}`);
        break;
      case 'ComponentReturned':
        returned.set(data.lot, (returned.get(data.lot) ?? 0) + data.quantity);
        break;
      case 'ComponentCounted': {
        const isZero = data.found.unaccounted === 0;
        if (data.found.within && !isZero) found.push(`${data.line} is within a limit of nothing`);
        const next = recorded.slice(index + 1, index + 3).map(({ event }) => event.type);
        if (!data.found.within && !next.includes('ExceptionOpened'))
          found.push(`${data.line} opened nothing`);
        break;
      }
      default:
    }
  });
  for (const [lot, [atFirst, now]] of Object.entries(stock)) {
    const out = [...issued.values()].reduce((all, each) => all + (each.lot === lot ? each.quantity : 0), 0);
    const expected = atFirst - out + (returned.get(lot) ?? 0);
    if (now !== expected) found.push(`${lot} holds ${now} and not ${expected}`);
  }
  return found;
}

/** Numbers are given once; a label is printed again only by signature, and one at a time. */
export function brokenCases(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const numbers = new Set<string>();
  const known = new Set<string>();
  let atPrinter: string | null = null;
  for (const { event } of recorded) {
    const { type, data } = event;
    switch (type) {
      case 'CasesPacked':
        for (const { id } of data.cases) {
          if (numbers.has(id)) found.push(`${id} was given twice`);
          numbers.add(id);
        }
        break;
      case 'CaseLabelReserved':
        if (atPrinter !== null) found.push(`${data.case} was asked of a printer that makes ${atPrinter}`);
        if (data.signature === null && known.has(data.case))
          found.push(`${data.case} was printed twice unsigned`);
        atPrinter = data.case;
        break;
      case 'CaseLabelPrinted':
        if (atPrinter !== data.case) found.push(`${data.case} came out unasked`);
        atPrinter = null;
        if (data.outcome !== 'failed') known.add(data.case);
        break;
      default:
    }
  }
  return found;
}
