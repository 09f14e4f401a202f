/** What can be made of an issued document with one click: the next documents, a package, a note of what has become of it. */
import { Button, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconChevronDown, IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Document } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { BaseDialog } from './BaseDialog.tsx';
import { PackageDialog } from './PackageDialog.tsx';
import { statusWord } from './status-word.ts';
import { showDocument } from './use-draft-saving.ts';

/** Types whose quantities are asked for before the draft is made. */
const inParts: readonly DocumentType[] = ['invoice', 'act', 'waybill', 'upd', 'credit-note'];

interface NextStepsProps {
  readonly document: Document;
  readonly units: Output<'reference.get'>['units'];
}

export function NextSteps({ document, units }: NextStepsProps) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const language = useLanguage();
  const may = useMay();
  const { tell } = useFailures();
  const { id, version, moves } = document;
  const { data } = useEngine('documents.nextSteps', { id });
  const [asked, setAsked] = useState<DocumentType | 'package' | null>(null);
  const make = async (type: DocumentType) => {
    // A final invoice after a deposit is of the order: the lines of the deposit say nothing about it.
    const isOfOther = document.type === 'deposit-invoice' && type === 'invoice';
    if (type === 'deposit-invoice' || (inParts.includes(type) && !isOfOther)) return setAsked(type);
    const reply = await call('documents.base', { id, type });
    if (reply.ok) openPage('document', { id: reply.value.id });
    else tell(reply);
  };
  const move = async (status: Document['status']) => {
    const reply = await call('documents.setStatus', { id, version, status });
    if (reply.ok) showDocument(reply.value);
    else tell(reply);
  };
  const steps = may('documents.create') ? (data?.steps ?? []) : [];
  const packages = document.may.issue && document.status !== 'cancelled' ? (data?.package ?? []) : [];
  return (
    <>
      {moves.length > 0 && document.may.issue ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconFlag size={15} />} rightSection={<IconChevronDown size={14} />}>
              {t('setStatus')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {moves.map((status) => (
              <Menu.Item key={status} onClick={() => void move(status)}>
                {statusWord(language, document.type, status)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {steps.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconArrowForwardUp size={15} />} rightSection={<IconChevronDown size={14} />}>
              {t('nextStep')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {steps.map(({ type, isDone }) => (
              <Menu.Item
                key={type}
                disabled={isDone}
                rightSection={isDone ? <span className="k-dim">{t('nothingLeft')}</span> : null}
                onClick={() => void make(type)}
              >
                {words(`type_${type}`)}
              </Menu.Item>
            ))}
            {packages.length > 0 ? (
              <>
                <Menu.Divider />
                <Menu.Item onClick={() => setAsked('package')}>{t('package')}</Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {asked === 'package' ? (
        <PackageDialog
          id={id}
          version={version}
          offered={packages}
          alternative={data?.alternative ?? []}
          own={null}
          close={() => setAsked(null)}
        />
      ) : null}
      {asked !== null && asked !== 'package' ? (
        <BaseDialog document={document} units={units} type={asked} close={() => setAsked(null)} />
      ) : null}
    </>
  );
}
