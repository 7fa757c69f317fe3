import { Select } from '@backstage/ui';
import type { Publication } from '@apo/backstage-plugin-patterns-common';

/** Lets one of several targets be chosen; nothing where there is no choice. */
export function PublicationChoice(props: {
  publications: readonly Publication[];
  chosen: Publication;
  onChoose: (targetName: string) => void;
}) {
  const { publications, chosen, onChoose } = props;
  if (publications.length < 2) return null;
  return (
    <Select
      label="Account and region"
      size="small"
      options={publications.map(({ targetName, accountId, region }) => ({
        id: targetName,
        label: `${targetName} · ${accountId} · ${region}`,
      }))}
      selectedKey={chosen.targetName}
      onSelectionChange={key => onChoose(String(key))}
    />
  );
}
