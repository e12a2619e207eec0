import type { DenialFilter, DenialPage } from '../../../main/contract/denials.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { say } from '../../text/say.ts';
import { type ChipName, optionsOf } from './chips.ts';

interface ChooseFilterProps {
  readonly chip: ChipName;
  readonly filter: DenialFilter;
  readonly page: DenialPage;
  readonly now: string;
  readonly onChoose: (value: string | null) => void;
  readonly onClose: () => void;
}

const PER_PAGE = 6;

export function ChooseFilter({ chip, filter, page, now, onChoose, onClose }: ChooseFilterProps) {
  return (
    <Sheet
      width="wide"
      title={say(`denials.chip.${chip}`)}
      onClose={onClose}
      actions={
        <>
          <Button label={say('denials.all')} onPress={() => onChoose(null)} />
          <Button kind="primary" label={say('button.close')} onPress={onClose} />
        </>
      }
    >
      <Pager rows={optionsOf(chip, page, now)} size={PER_PAGE}>
        {(shown) => (
          <Choice
            label={say(`denials.chip.${chip}`)}
            labelShown={false}
            options={shown}
            value={filter[chip] ?? null}
            onChange={onChoose}
          />
        )}
      </Pager>
    </Sheet>
  );
}
