/** The status of a document: an icon, a word, a tint. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleHalf2,
  IconFileText,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';

type Tint = 'plain' | 'green' | 'amber' | 'red' | 'accent';
export type ShownStatus = DocumentStatus | 'overdue';

const looks: Readonly<Partial<Record<ShownStatus, { readonly icon: TablerIcon; readonly tint: Tint }>>> = {
  draft: { icon: IconPencil, tint: 'plain' },
  issued: { icon: IconFileText, tint: 'accent' },
  'part-paid': { icon: IconCircleHalf2, tint: 'amber' },
  paid: { icon: IconCircleCheck, tint: 'green' },
  cancelled: { icon: IconBan, tint: 'plain' },
  overdue: { icon: IconAlertTriangle, tint: 'red' },
};

/** What is shown for a document: overdue goes before issued and part paid. */
export function shownStatus({ status, overdue }: { status: DocumentStatus; overdue: boolean }): ShownStatus {
  return overdue ? 'overdue' : status;
}

export function DocumentState({ status }: { status: ShownStatus }) {
  const t = useText(documentTexts);
  const { icon: Icon, tint } = looks[status] ?? { icon: IconFileText, tint: 'plain' };
  return (
    <span className="k-state k-doc-status" data-state={tint}>
      <Icon size={13} aria-hidden />
      {t(`status_${status}`)}
    </span>
  );
}
