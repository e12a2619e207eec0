import { useState } from 'react';
import type { ClosedFilter, ClosedKind, ClosedPage } from '../../../main/contract/closed.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { NarrativeField } from '../../overlays/NarrativeField.tsx';
import { say } from '../../text/say.ts';

export const CLOSED_CHIPS = ['kind', 'batch', 'text'] as const;
export type ClosedChip = (typeof CLOSED_CHIPS)[number];

const kindText = (kind: ClosedKind): string =>
  kind === 'exception' ? say('closed.exception') : say(`recordKind.${kind}`);

/** The chip as it stands: what it narrows to, or its name. */
export const chipText = (chip: ClosedChip, filter: ClosedFilter): string =>
  chip === 'kind' && filter.kind !== undefined
    ? kindText(filter.kind)
    : (filter[chip] ?? say(`closed.chip.${chip}`));

interface ChooseClosedProps {
  readonly chip: ClosedChip;
  readonly filter: ClosedFilter;
  readonly page: ClosedPage;
  readonly onChoose: (filter: ClosedFilter) => void;
  readonly onClose: () => void;
}

const PER_PAGE = 8;

/** One thing that narrows the list: a kind or a batch of those that occur, or words that somebody remembers. */
export function ChooseClosed({ chip, filter, page, onChoose, onClose }: ChooseClosedProps) {
  const [words, setWords] = useState(filter.text ?? '');
  const { [chip]: _, ...others } = filter;
  const narrow = (value: string) => onChoose({ ...others, [chip]: value });
  return (
    <Sheet
      width="wide"
      title={say(`closed.chip.${chip}`)}
      onClose={onClose}
      actions={
        <>
          <Button label={say('closed.all')} onPress={() => onChoose(others)} />
          {chip === 'text' ? (
            <Button
              kind="primary"
              label={say('closed.find')}
              affordance={words.trim() === '' ? { passes: false, refusals: [] } : undefined}
              onPress={() => words.trim() !== '' && narrow(words.trim().slice(0, LONGEST))}
            />
          ) : (
            <Button kind="primary" label={say('button.close')} onPress={onClose} />
          )}
        </>
      }
    >
      {chip === 'text' ? (
        <NarrativeField label={say('closed.words')} value={words} onChange={setWords} />
      ) : (
        <Pager
          rows={chip === 'kind' ? page.kinds.map(kindOption) : page.batches.map(batchOption)}
          size={PER_PAGE}
        >
          {(shown) => (
            <Choice
              label={say(`closed.chip.${chip}`)}
              labelShown={false}
              options={shown}
              value={filter[chip] ?? null}
              onChange={narrow}
            />
          )}
        </Pager>
      )}
    </Sheet>
  );
}

/** Characters of a query's words. */
const LONGEST = 40;
const kindOption = (kind: ClosedKind): { readonly value: string; readonly text: string } => ({
  value: kind,
  text: kindText(kind),
});
const batchOption = (batch: string) => ({ value: batch, text: batch });
