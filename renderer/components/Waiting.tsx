import { Hourglass, Scale, ScanBarcode } from 'lucide-react';

const ICONS = { scan: ScanBarcode, scale: Scale, time: Hourglass } as const;

/** Stands where the primary button would: what happens next comes from a device and not from a press. */
export function Waiting({ on, text }: { readonly on: keyof typeof ICONS; readonly text: string }) {
  const Icon = ICONS[on];
  return (
    <p className="waiting">
      <Icon aria-hidden="true" strokeWidth={1.75} />
      {text}
    </p>
  );
}
