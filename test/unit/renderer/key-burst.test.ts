import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { KeyboardPrefix } from '../../../main/contract/keyboard-scan.ts';
import type { StationView } from '../../../main/contract/views.ts';
import type { StationLink } from '../../../renderer/bridge/station-link.ts';
import { BOOTH } from '../../../renderer/gallery/fixture.ts';
import { type Key, KeyBurst } from '../../../renderer/scanner/key-burst.ts';
import { listenToKeyboardScanner, prefixAt } from '../../../renderer/scanner/listen.ts';
import { attach } from '../../../renderer/store/act.ts';
import { useStation } from '../../../renderer/store/station-store.ts';

const press = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  altGraph: false,
  repeat: false,
  ...more,
});
const control = (key: string): Key => press(key, { ctrlKey: true });
const STX = control('b');

const viewWith = (data: Record<string, string>): StationView =>
  ({
    revision: 1,
    frame: { ...BOOTH, devices: [{ id: 'SCN-01', kind: 'scanner', state: 'ok', note: 'ready', data }] },
  }) as unknown as StationView;

/** What comes of keys, and how many of them reached the fields. */
function heard(keys: readonly Key[], prefix: KeyboardPrefix = 'STX') {
  const burst = new KeyBurst(prefix);
  const all = keys.map((key) => burst.hear(key));
  return {
    typed: all.flatMap(({ typed }) => (typed === null ? [] : [typed])),
    passed: all.filter(({ taken }) => !taken).length,
    isOpen: burst.isOpen,
    abandoned: burst.abandon().typed,
  };
}

const text = (characters: string): readonly Key[] => [...characters].map((character) => press(character));

describe('keys of a scanner that types', () => {
  test('[S106] are one scan from the prefix to the suffix, and reach no field', () => {
    const label = [...text(']d210AA-1'), control(']'), press('Shift'), ...text('21DC-01')];
    for (const end of [press('Enter'), control('c'), control('m')]) {
      const { typed, passed } = heard([STX, ...label, end]);
      const [suffix] = typed.map((each) => each.slice(-1));
      expect(typed).toEqual([`\u0002]d210AA-1\u001d21DC-01${suffix}`]);
      expect(passed).toBe(0);
    }
    expect(heard([press('F13'), ...text(']A0W-1'), press('Enter')], 'F13').typed).toEqual(['\uf710]A0W-1\r']);
  });

  test('[S106] without the prefix are typing, as fast as they may come', () => {
    const keys = [
      ...text(']d210AA-1'),
      press('Enter'),
      press('F13'),
      press('b'),
      press('b', { metaKey: true }),
    ];
    expect(heard(keys)).toEqual({ typed: [], passed: keys.length, isOpen: false, abandoned: null });
  });

  test('may send FNC1 as F8, and characters with AltGr', () => {
    const keys = [
      STX,
      ...text(']d210A'),
      press('F8'),
      press('[', { ctrlKey: true, altKey: true, altGraph: true }),
    ];
    expect(heard([...keys, press('Enter')]).typed).toEqual(['\u0002]d210A\u001d[\r']);
  });

  test('[S106] that break off are told as the prefix alone, never as a shorter code', () => {
    expect(heard([STX, ...text(']d210A')])).toMatchObject({ typed: [], isOpen: true, abandoned: '\u0002' });
    const broken = [STX, ...text(']d210A'), press('ArrowLeft'), ...text('BC'), press('Enter')];
    expect(heard(broken)).toEqual({ typed: ['\u0002'], passed: 0, isOpen: false, abandoned: null });
    expect(heard([...broken, STX, ...text(']A0X'), press('Enter'), press('x')])).toMatchObject({
      typed: ['\u0002', '\u0002]A0X\r'],
      passed: 1,
    });
    expect(heard([STX, ...text('x'.repeat(191)), press('Enter')])).toMatchObject({
      typed: ['\u0002'],
      passed: 0,
    });
  });

  test('hand on a second prefix, so that two scans in one are seen', () => {
    const keys = [STX, ...text(']d210A'), STX, ...text(']d210B'), press('Enter')];
    expect(heard(keys).typed).toEqual(['\u0002]d210A\u0002]d210B\r']);
    expect(heard([STX, { ...STX, repeat: true }, ...text(']A0X'), press('Enter')]).typed).toEqual([
      '\u0002]A0X\r',
    ]);
  });
});

/** A page that hears keys, over a station that answers nothing. */
function page() {
  let onKey: (event: object) => void = () => {};
  const sent: object[] = [];
  listenToKeyboardScanner({
    addEventListener: (_kind: string, listener: (event: object) => void) => {
      onKey = listener;
    },
  } as unknown as Window);
  const detach = attach({
    port: {
      dispatch: async (command: object) => {
        sent.push(command);
        return { kind: 'accepted', seq: 1 };
      },
      subscribe: () => () => {},
    },
    watch: () => () => {},
    reconnect: () => {},
  } as unknown as StationLink);
  onTestFinished(() => {
    detach();
    useStation.setState({ view: null });
  });
  const type = (keys: readonly Key[], isTrusted = true): number => {
    let kept = 0;
    for (const key of keys)
      onKey({
        ...key,
        isTrusted,
        getModifierState: () => key.altGraph,
        preventDefault: () => {
          kept += 1;
        },
        stopImmediatePropagation: () => {},
      });
    return kept;
  };
  return { sent, type };
}

describe('a terminal', () => {
  const SCAN = [STX, ...text(']A0W-1'), press('Enter')];

  test('[S106] hands on what its scanner typed, and keeps it from the fields', () => {
    const { sent, type } = page();
    useStation.setState({ view: viewWith({ prefix: 'STX' }) });
    expect(type(SCAN)).toBe(SCAN.length);
    expect(sent).toMatchObject([{ type: 'TypeIdentity', text: '\u0002]A0W-1\r' }]);
    // No person and no device pressed these.
    expect(type(SCAN, false)).toBe(0);
    expect(sent).toHaveLength(1);
  });

  test('tells a scan that breaks off after a pause', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { sent, type } = page();
    useStation.setState({ view: viewWith({ prefix: 'STX' }) });
    type(SCAN.slice(0, -1));
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(sent).toMatchObject([{ text: '\u0002' }]);
  });

  test('[S106] without a scanner that types lets every key go where it went', () => {
    const { sent, type } = page();
    useStation.setState({ view: viewWith({}) });
    expect(type(SCAN)).toBe(0);
    expect(sent).toEqual([]);
  });
});

test('a terminal listens only while its station has a scanner that types', () => {
  expect(prefixAt(null)).toBeNull();
  expect(prefixAt(viewWith({}))).toBeNull();
  expect(prefixAt(viewWith({ prefix: 'STX' }))).toBe('STX');
});
