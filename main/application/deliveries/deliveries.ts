import type { DeliveryView } from '../../contract/views.ts';
import { CLOUD_EVENT_MEDIA_TYPE, cloudEvent, type EventSource } from '../../domain/events-out/cloud-event.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import type { DeviceClock } from '../ports/devices.ts';
import type { EventReceiver, MessageSigner, PositionStore, SignedMessage } from '../ports/event-receiver.ts';
import { StoreFailure } from '../ports/event-store.ts';
import type { Journal } from '../ports/node-ports.ts';
import { Backlog } from './backlog.ts';
import { Delivery } from './delivery.ts';
import { DELIVERY_LIMITS, type DeliveryLimits } from './limits.ts';

/** The log as a delivery sees it: only what is recorded, and nothing to write with. */
export interface ReadableLog {
  readonly locked: string | null;
  read(afterSeq: number, limit: number): readonly LogRow[];
}

export interface DeliveriesParts {
  readonly log: ReadableLog;
  readonly receivers: readonly EventReceiver[];
  readonly positions: PositionStore;
  readonly source: EventSource;
  readonly signer: MessageSigner;
  readonly timers: DeviceClock;
  /** UTC, ms. */
  readonly now: () => number;
  readonly random: () => number;
  readonly journal: Journal;
  readonly limits?: DeliveryLimits;
}

export interface Deliveries {
  /** Something was recorded. Costs its caller nothing: the log is read afterwards. */
  wake(): void;
  /** Tries every receiver at once that did not take an event, whatever pause it has. */
  retry(): void;
  views(): readonly DeliveryView[];
  close(): Promise<void>;
}

/**
 * Delivers the log to its receivers (S51). The log is the outbox: an event is in it in the transaction that makes it
 * true, so that nothing is true that will not be sent, and nothing is sent that is not true.
 */
export function startDeliveries(parts: DeliveriesParts): Deliveries {
  const { log, receivers, source, signer, timers, limits = DELIVERY_LIMITS } = parts;
  if (receivers.length === 0)
    return { wake: () => {}, retry: () => {}, views: () => [], close: async () => {} };
  const read: ReadableLog['read'] = (after, limit) => log.read(after, limit);
  const backlog = new Backlog(read);
  const deliveries = receivers.map(
    (receiver) =>
      new Delivery(receiver, {
        ...parts,
        backlog,
        limits,
        read,
        isLocked: () => log.locked !== null,
        message: (row) => messageOf(row, source, signer),
        onTaken: () => backlog.forget(slowest()),
      }),
  );
  const slowest = () => Math.min(...deliveries.map(({ delivered }) => delivered));
  backlog.startAfter(slowest());
  let cancel: (() => void) | null = null;
  const readOn = () => {
    cancel = null;
    const hasMore = readable(() => backlog.readOn());
    for (const delivery of deliveries) delivery.wake();
    if (hasMore) cancel = timers.after(limits.readPauseMs, readOn);
  };
  const wake = () => {
    cancel ??= timers.after(0, readOn);
  };
  for (const delivery of deliveries) delivery.start();
  wake();
  return {
    wake,
    retry: () => {
      for (const delivery of deliveries) delivery.retry();
    },
    views: () => deliveries.map((delivery) => delivery.view()),
    close: async () => {
      cancel?.();
      await Promise.all(deliveries.map((delivery) => delivery.close()));
    },
  };
}

/** Reads, unless the log cannot be read just now: the next record wakes again. */
function readable(read: () => boolean): boolean {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return false;
  }
}

function messageOf(row: LogRow, source: EventSource, signer: MessageSigner): SignedMessage {
  const body = new TextEncoder().encode(cloudEvent(row, source));
  const { keyId } = signer;
  return { mediaType: CLOUD_EVENT_MEDIA_TYPE, body, keyId, signature: signer.signMessage(body) };
}
