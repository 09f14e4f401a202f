/** Which layers the planner shows besides activities: each is switched on and off, and remembered for the person. */
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import type { Right } from '../../../preload/contract/channel.ts';
import { type LayerName, layerNames } from '../../../preload/contract/layers.ts';
import { useHidden, useMay } from '../../app/session.ts';
import { plannerTexts } from '../../text/planner.ts';
import { useText } from '../../ui/language.tsx';

interface LayersMenuProps {
  readonly chosen: readonly LayerName[];
  readonly choose: (chosen: readonly LayerName[]) => void;
}

export function LayersMenu({ chosen, choose }: LayersMenuProps) {
  const t = useText(plannerTexts);
  const may = useMay();
  const hidden = useHidden();
  const rights = {
    due: 'documents.see',
    contracts: 'documents.see',
    closings: 'deals.see',
    birthdays: 'clients.see',
  } as const satisfies Record<LayerName, Right>;
  const offered = layerNames.filter(
    (layer) => may(rights[layer]) && !(layer === 'birthdays' && hidden('clients.birthdays')),
  );
  if (offered.length === 0) return null;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" leftSection={<IconStack2 size={15} />}>
          {t('layers')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="k-stack">
          {offered.map((layer) => (
            <Checkbox
              key={layer}
              label={t(`layer_${layer}`)}
              checked={chosen.includes(layer)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...chosen, layer] : chosen.filter((one) => one !== layer))
              }
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
