import type { KeyboardPrefix } from '../../main/contract/keyboard-scan.ts';
import type { StationView } from '../../main/contract/views.ts';
import { tellTyped } from '../store/act.ts';
import { useStation } from '../store/station-store.ts';
import { KeyBurst } from './key-burst.ts';

/** Between two keys of a scanner it is never so quiet. A pause makes no scan, it only ends a broken one. */
const GIVEN_UP_MS = 300;

/**
 * Listens for a scanner that types at this terminal, before any field does, for as long as the station has one. Without
 * one every key goes where it went.
 */
export function listenToKeyboardScanner(window: Window): void {
  let burst: { readonly prefix: KeyboardPrefix; readonly keys: KeyBurst } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const prefix = prefixAt(useStation.getState().view);
      if (prefix !== burst?.prefix) burst = prefix === null ? null : { prefix, keys: new KeyBurst(prefix) };
      if (burst === null) return;
      const { keys } = burst;
      const { key, ctrlKey, altKey, metaKey, repeat } = event;
      const altGraph = event.getModifierState('AltGraph');
      const { taken, typed } = keys.hear({ key, ctrlKey, altKey, metaKey, repeat, altGraph });
      if (!taken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(timer);
      void tellTyped(typed);
      if (keys.isOpen) timer = setTimeout(() => void tellTyped(keys.abandon().typed), GIVEN_UP_MS);
    },
    { capture: true },
  );
}

/** What the scanner of this station types first; null while it has none that types. */
export function prefixAt(view: StationView | null): KeyboardPrefix | null {
  const prefix = view?.frame.devices.find(({ kind, data }) => kind === 'scanner' && 'prefix' in data)?.data[
    'prefix'
  ];
  return prefix === 'STX' || prefix === 'F13' ? prefix : null;
}
