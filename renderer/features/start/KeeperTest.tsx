/** What is to be opened in which firewall so that the computer which keeps the office can be reached, and whether it can be now. */
import { Button, Code } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconNetwork } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { firewallTexts } from '../../text/firewall.ts';
import { useText } from '../../ui/language.tsx';

type Tested = NonNullable<Output<'office.testKeeper'>>;

export function KeeperTest() {
  const t = useText(firewallTexts);
  const { tell } = useFailures();
  const { run, busy } = useCommand('office.testKeeper');
  const [tested, setTested] = useState<Tested | null>(null);
  useEffect(() => {
    let isShown = true;
    void run({}).then((reply) => {
      if (isShown && reply.ok) setTested(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [run]);
  const again = async () => {
    const reply = await run({});
    if (reply.ok) setTested(reply.value);
    else tell(reply);
  };
  if (tested === null) return null;
  const { computer, port, outcome, addresses } = tested;
  const reached = outcome === 'reached';
  const Icon = reached ? IconCircleCheck : IconCircleX;
  return (
    <section className="k-stack" aria-label={t('title', { computer })}>
      <b>{t('title', { computer })}</b>
      <div>
        {t('windows')}
        <Code
          block
          style={{ whiteSpace: 'pre-wrap' }}
        >{`netsh advfirewall firewall add rule name="Kontor" dir=in action=allow protocol=TCP localport=${port}`}</Code>
      </div>
      <div>
        {t('linux')}
        <Code block>{`sudo ufw allow ${port}/tcp`}</Code>
      </div>
      <div className="k-dim">{t('mac')}</div>
      <div className="k-row">
        <Button leftSection={<IconNetwork size={15} />} loading={busy} onClick={() => void again()}>
          {t('test', { port })}
        </Button>
      </div>
      <div role="status" className={`k-row ${reached ? 'k-green' : 'k-amber'}`} style={{ flexWrap: 'nowrap' }}>
        <Icon size={16} style={{ flex: 'none' }} />
        <span className="k-grow">{t(outcome, { computer, port })}</span>
      </div>
      <ul className="k-dim" style={{ margin: 0, paddingLeft: 20 }}>
        {addresses.map((one) => (
          <li key={one.address}>{t('at', { address: one.address, outcome: t(`short_${one.outcome}`) })}</li>
        ))}
      </ul>
    </section>
  );
}
