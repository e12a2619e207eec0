import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { DeviceView } from '../../../main/contract/device-views.ts';
import type { Screen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DueText } from '../../components/DueText.tsx';
import { DEVICE_SHAPE } from '../../components/device-shape.ts';
import { worstDue } from '../../components/due-words.ts';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { closeOverlay, openOverlay } from '../../store/station-store.ts';
import { useDevices } from '../../store/use-devices.ts';
import { say } from '../../text/say.ts';
import { DeviceStory } from './DeviceStory.tsx';
import { deviceNote } from './device-words.ts';
import '../../screens/review/review.css';
import './devices.css';

const PER_PAGE = 5;

/** Every device of this station, and one of them closely: who it is, how it is, and what goes over its line. */
export function Devices({ first, screen }: { readonly first: string | null; readonly screen: Screen }) {
  const [wanted, choose] = useState(first);
  const desk = useDevices(wanted);
  const devices = desk?.devices ?? [];
  const chosen = devices.find(({ id }) => id === wanted);
  if (chosen === undefined && devices[0] !== undefined && devices[0].id !== wanted) choose(devices[0].id);
  const at = devices.findIndex(({ id }) => id === first);
  return (
    <Sheet
      width="full"
      title={say('desk.title')}
      onClose={closeOverlay}
      actions={
        <>
          <p className="sheet-aside">{say('desk.aside', { restarts: desk?.restarts ?? 0 })}</p>
          <Button label={say('history.back')} onPress={() => openOverlay({ kind: 'station' })} />
          <Button kind="primary" size="normal" label={say('button.close')} onPress={closeOverlay} />
        </>
      }
    >
      <div className="devices">
        {devices.length === 0 ? (
          <p className="review-none">{say(desk === null ? 'desk.reading' : 'desk.none')}</p>
        ) : (
          <Pager rows={devices} size={PER_PAGE} start={Math.max(0, Math.floor(at / PER_PAGE))}>
            {(page) => (
              <ul className="review-list" aria-label={say('station.devices')}>
                {page.map((device) => (
                  <li key={device.id}>
                    <AriaButton
                      className="review-row"
                      data-state={device.mark}
                      aria-pressed={device.id === wanted}
                      onPress={() => choose(device.id)}
                    >
                      <StateShape shape={DEVICE_SHAPE[device.mark]} />
                      <Row device={device} />
                    </AriaButton>
                  </li>
                ))}
              </ul>
            )}
          </Pager>
        )}
        {chosen !== undefined && (
          <DeviceStory
            key={chosen.id}
            device={chosen}
            watched={desk?.watched?.id === chosen.id ? desk.watched : null}
            screen={screen}
          />
        )}
      </div>
    </Sheet>
  );
}

function Row({ device }: { readonly device: DeviceView }) {
  const due = worstDue(device.due);
  return (
    <span>
      <b>
        <bdi>{device.id}</bdi> · {say(`deviceKind.${device.kind}`)}
      </b>
      <span className="review-row-facts">
        {device.mark === 'ok' && due !== null ? <DueText due={due} /> : deviceNote(device.note, device.mark)}
      </span>
    </span>
  );
}
