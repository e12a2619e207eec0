import { useState } from 'react';
import type { LaboratoryPane } from '../../../main/contract/laboratory-views.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { closeOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

const PER_PAGE = 8;

/** The place where a retained sample is kept (21 CFR 111.83). */
export function StoreSample({
  sample,
  places,
}: {
  readonly sample: string;
  readonly places: LaboratoryPane['places'];
}) {
  const [location, choose] = useState<string | null>(null);
  const store = async () => {
    if (location === null) return;
    const reply = await act({ type: 'StoreRetained', sample, location });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say('samples.storeTitle', { sample })}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('samples.storeDo')}
            affordance={location === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => void store()}
          />
        </>
      }
    >
      <Pager rows={places} size={PER_PAGE}>
        {(page) => (
          <Choice
            label={say('samples.place')}
            options={page.map(({ id, name }) => ({ value: id, text: name, detail: id }))}
            value={location}
            onChange={choose}
          />
        )}
      </Pager>
    </Sheet>
  );
}
