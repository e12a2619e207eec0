import type { DeliveryView } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { type Shape, StateShape } from '../components/StateShape.tsx';
import { act } from '../store/act.ts';
import { say } from '../text/say.ts';

const SHAPE: Readonly<Record<DeliveryView['state'], Shape>> = {
  idle: 'ok',
  delivering: 'ok',
  retrying: 'slow',
  refused: 'lost',
};

/**
 * How far each receiver of events is, what waits for it, and why (S51). Whoever is signed in can have one that was put
 * right tried at once.
 */
export function Deliveries({
  of,
  mayRetry,
}: {
  readonly of: readonly DeliveryView[];
  readonly mayRetry: boolean;
}) {
  return (
    <>
      <h3>{say('station.deliveries')}</h3>
      <ul className="device-list">
        {of.map((delivery) => (
          <li key={delivery.receiver}>
            <Delivery delivery={delivery} mayRetry={mayRetry} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Delivery({ delivery, mayRetry }: { readonly delivery: DeliveryView; readonly mayRetry: boolean }) {
  const { receiver, state, delivered, waiting, oldestMinutes, isLate, trouble } = delivery;
  return (
    <div className="device-row" data-state={isLate || state === 'refused' ? 'attention' : 'ok'}>
      <StateShape shape={SHAPE[state]} />
      <span>
        <b>{receiver}</b> {say(`deliveryState.${state}`)}
        <small>
          {say('station.delivered', { n: delivered })}
          {oldestMinutes !== null && ` ${say('station.waiting', { n: waiting, minutes: oldestMinutes })}`}
        </small>
        {trouble !== null && <small>{say(`delivery.${trouble.code}`, trouble.data)}</small>}
      </span>
      {mayRetry && trouble !== null && (
        <Button
          size="least"
          label={say('station.retry')}
          name={say('station.retryNamed', { receiver })}
          onPress={() => void act({ type: 'RetryDeliveries' })}
        />
      )}
    </div>
  );
}
