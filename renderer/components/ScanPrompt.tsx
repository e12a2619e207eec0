import { ScanBarcode } from 'lucide-react';
import './scan-prompt.css';

/** Asks for a scan. It is no button: the answer comes from the scanner, and nothing can be typed instead (S106). */
export function ScanPrompt({
  text,
  detail,
  size = 'large',
}: {
  readonly text: string;
  readonly detail?: string | undefined;
  readonly size?: 'large' | 'small';
}) {
  return (
    <div className="scan-prompt" data-size={size}>
      <ScanBarcode aria-hidden="true" strokeWidth={1.5} />
      <div>
        <p className="scan-prompt-text">{text}</p>
        {detail !== undefined && <p className="scan-prompt-detail">{detail}</p>}
      </div>
    </div>
  );
}
