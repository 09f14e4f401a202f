/** The card of a deal: its stages, facts edited in place, lines, documents. */
import { Button } from '@mantine/core';
import type { Stage } from '../../../preload/contract/deals.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { CardPage } from '../../app/CardPage.tsx';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { useBin } from '../../app/use-bin.tsx';
import { useFieldSaving } from '../../app/use-field-saving.tsx';
import { dealTexts } from '../../text/deals.ts';
import { Card, CardSection } from '../../ui/Card.tsx';
import {
  InlineChoice,
  InlineDay,
  InlineMoney,
  InlineNote,
  InlineSuggest,
  InlineText,
} from '../../ui/inline-fields.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { NextActivities } from '../activities/NextActivities.tsx';
import { useCallsAbout } from '../calls/asked-calls.ts';
import { CampaignFact } from '../campaigns/CampaignFact.tsx';
import { useProposals } from '../fields/use-proposals.ts';
import { DealDocuments } from './DealDocuments.tsx';
import { DealHistory } from './DealHistory.tsx';
import { DealLines } from './DealLines.tsx';
import { DealState, DealTrouble } from './DealWords.tsx';
import { ProbabilityFact } from './ProbabilityFact.tsx';
import { StageStrip } from './StageStrip.tsx';
import { useDealLines } from './use-deal-lines.ts';
import { useDealWords } from './use-deal-words.ts';
import { useMoving } from './use-moving.tsx';
import './deals.css';

interface ShownProps {
  readonly deal: Output<'deals.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ deal, reference }: ShownProps) {
  const t = useText(dealTexts);
  const format = useFormat();
  const may = useMay();
  const words = useDealWords(deal, reference);
  const { source } = useProposals();
  const { data: pipelines } = useEngine('pipelines.list', {});
  const { data: client } = useEngine('clients.get', { id: deal.clientId }, { enabled: may('clients.see') });
  const { move, dialog: losing } = useMoving({ isItsPage: true });
  const { id, name, currency, amountByHand } = deal;
  const queryKey = ['deals.get', { id }];
  const { save, dialog } = useFieldSaving({
    record: deal,
    queryKey,
    change: (request: Input<'deals.change'>) => call('deals.change', request),
    words,
  });
  const bin = useBin({
    record: deal,
    queryKey,
    right: 'deals.delete',
    remove: (request) => call('deals.remove', request),
    restore: (request) => call('deals.restore', request),
    t,
  });
  const readOnly = bin.inBin || !deal.may.change;
  const withClient = { id: deal.clientId, name: deal.client };
  useCallsAbout(bin.inBin ? null : { client: withClient, contactId: deal.contactId, deal: { id, name } });
  const pipeline = pipelines?.find((one) => one.id === deal.pipelineId);
  const stageOf = (kind: Stage['kind']) => pipeline?.stages.find((stage) => stage.kind === kind);
  const typing = useDealLines(deal, (lines) =>
    save({
      lines: [...lines],
      ...((deal.amount === 0 || !amountByHand) && { amountByHand: lines.length === 0 }),
    }),
  );
  const otherSum = typing.total === undefined || typing.total === deal.amount ? null : typing.total;
  const go = async (stage: Stage | undefined) => {
    if (stage && (await typing.ready())) await move(deal, stage);
  };
  const takeSum = async () => {
    if (await typing.ready()) await save({ amountByHand: false });
  };
  const reopen = () => {
    const last = deal.times.findLast(({ stageId }) =>
      pipeline?.stages.some((stage) => stage.id === stageId && stage.kind === 'open'),
    );
    void go(pipeline?.stages.find((stage) => stage.id === last?.stageId) ?? stageOf('open'));
  };
  return (
    <>
      {dialog}
      {losing}
      <Card
        title={
          <InlineText
            bare
            label={t('name')}
            value={name}
            readOnly={readOnly}
            save={async (value) => (value.trim() === '' ? t('nameMissing') : save({ name: value }))}
          />
        }
        subtitle={
          <>
            <DealState state={deal.state} />
            {deal.lostReason === '' ? null : <span>{`${t('lostReason')}${format.colon} ${deal.lostReason}`}</span>}
            <DealTrouble deal={deal} />
            <button
              type="button"
              className="k-link"
              onClick={() => openPage(cards.client, { id: deal.clientId }, deal.client)}
            >
              {deal.client}
            </button>
          </>
        }
        actions={
          <>
            {readOnly || deal.state !== 'open' ? null : (
              <>
                <Button variant="filled" onClick={() => void go(stageOf('won'))}>
                  {t('win')}
                </Button>
                <Button onClick={() => void go(stageOf('lost'))}>{t('lose')}</Button>
              </>
            )}
            {readOnly || deal.state === 'open' ? null : <Button onClick={reopen}>{t('reopen')}</Button>}
            {deal.may.delete ? bin.button : null}
          </>
        }
        banner={bin.banner}
        left={
          <CardSection title={t('facts')}>
            <InlineMoney
              label={t(amountByHand ? 'amount' : 'amountOfLines')}
              currency={currency}
              value={deal.amount}
              readOnly={readOnly}
              save={(amount) => save({ amount: amount ?? 0, amountByHand: true })}
            />
            {amountByHand && typing.lines.length > 0 && !readOnly ? (
              <div className="k-deal-comes">
                <span role="status">
                  {otherSum === null ? '' : t('linesComeTo', { sum: format.money(otherSum, currency) })}
                </span>
                {otherSum === null ? null : (
                  <Button size="compact-xs" onClick={() => void takeSum()}>
                    {t('takeSum')}
                  </Button>
                )}
              </div>
            ) : null}
            <InlineChoice
              label={t('currency')}
              choices={reference.currencies.map((value) => ({ value, label: value }))}
              value={currency}
              readOnly={readOnly}
              save={async (value) => {
                if (!value) return null;
                const wrong = await save({ currency: value });
                const shown = { before: format.money(deal.amount, currency), after: format.money(deal.amount, value) };
                if (wrong === null && value !== currency && (deal.amount > 0 || typing.lines.length > 0))
                  notify({ kind: 'fact', text: t('notConverted', shown) });
                return wrong;
              }}
            />
            <ProbabilityFact
              own={deal.probability}
              ofStage={pipeline?.stages.find((stage) => stage.id === deal.stageId)?.probability ?? 0}
              readOnly={readOnly}
              save={(probability) => save({ probability })}
            />
            <InlineDay
              label={t('expectedClose')}
              value={deal.expectedClose}
              readOnly={readOnly}
              save={(expectedClose) => save({ expectedClose })}
            />
            {deal.closedAt ? (
              <InlineText
                label={t('closedAt')}
                value={format.dayHere(deal.closedAt)}
                readOnly
                save={async () => null}
              />
            ) : null}
            <InlineChoice
              label={t('contactId')}
              choices={(client?.contacts ?? []).map((contact) => ({ value: String(contact.id), label: contact.name }))}
              clearable
              value={deal.contactId === null ? null : String(deal.contactId)}
              readOnly={readOnly}
              save={(value) => save({ contactId: value === null ? null : Number(value) })}
            />
            <InlineChoice
              label={t('responsibleId')}
              choices={reference.users.map((user) => ({ value: String(user.id), label: user.name }))}
              clearable
              value={deal.responsibleId === null ? null : String(deal.responsibleId)}
              readOnly={readOnly}
              save={(value) => save({ responsibleId: value === null ? null : Number(value) })}
            />
            <InlineSuggest
              label={t('source')}
              maxLength={100}
              proposals={source}
              value={deal.source}
              readOnly={readOnly}
              save={(value) => save({ source: value })}
            />
            <CampaignFact value={deal.campaignId} readOnly={readOnly} save={save} />
            {deal.lostReason ? (
              <InlineText label={t('lostReason')} value={deal.lostReason} readOnly save={async () => null} />
            ) : null}
            <InlineNote label={t('note')} value={deal.note} readOnly={readOnly} save={(note) => save({ note })} />
          </CardSection>
        }
        middle={
          <>
            {pipeline ? (
              <CardSection title={pipeline.name}>
                <StageStrip deal={deal} pipeline={pipeline} readOnly={readOnly} move={(stage) => void go(stage)} />
              </CardSection>
            ) : null}
            <DealLines typing={typing} currency={currency} readOnly={readOnly} />
          </>
        }
        right={
          <>
            <NextActivities of={{ client: withClient, deal: { id, name } }} readOnly={bin.inBin} />
            <DealDocuments deal={deal} readOnly={readOnly} ready={typing.ready} />
            <DealHistory id={id} words={words} />
          </>
        }
      />
    </>
  );
}

/** `params.id`: which deal. */
export function DealPage({ params }: { params: PageParams }) {
  const t = useText(dealTexts);
  const query = useEngine('deals.get', { id: Number(params.id) });
  return (
    <CardPage query={query} gone={t('gone')}>
      {(deal, reference) => <Shown deal={deal} reference={reference} />}
    </CardPage>
  );
}
