import { Select } from '@backstage/ui';

/** Lets one of several templates be chosen; nothing where there is no choice. */
export function TemplateChoice(props: {
  templates: readonly { path: string; note?: string }[];
  chosen: string;
  onChoose: (path: string) => void;
}) {
  const { templates, chosen, onChoose } = props;
  if (templates.length < 2) return null;
  return (
    <Select
      label="Template"
      size="small"
      options={templates.map(({ path, note }) => ({
        id: path,
        label: note ? `${templateName(path)} · ${note}` : templateName(path),
      }))}
      selectedKey={chosen}
      onSelectionChange={key => onChoose(String(key))}
    />
  );
}

/** What a template is called: without the folder that every synthesized one is in. */
export function templateName(path: string): string {
  return path.replace(/^cdk\.out\//, '');
}
