import { useApi } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiDownload2Line, RiMore2Line, RiUpload2Line } from '@remixicon/react';
import type { AttributeFormat } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { saveFile } from '../shared/saveFile';
import type { Ask } from './Asked';
import { ExportFailed } from './ExportFailed';

const mimeTypes = { csv: 'text/csv', json: 'application/json' };

/** Attributes as a file, both ways. */
export function AttributesMenu(props: { onAsk: Ask }) {
  const { onAsk } = props;
  const { mayCreate, mayUpdate } = useAttributeAccess();
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const { run, pending, error, reset } = useAction(
    async (format: AttributeFormat) => {
      const file = await api.attributes.export(format);
      const name = `attributes.${format}`;
      saveFile(name, await file.text(), mimeTypes[format]);
      say(`Exported ${name}`);
    },
  );
  return (
    <>
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          icon={<RiMore2Line />}
          aria-label="Import and export"
          isPending={pending}
        />
        <Menu>
          {mayCreate && mayUpdate && (
            <MenuItem
              iconStart={<RiUpload2Line />}
              onAction={() => onAsk({ dialog: 'import' })}
            >
              Import…
            </MenuItem>
          )}
          {mayCreate && mayUpdate && <MenuSeparator />}
          <MenuItem
            iconStart={<RiDownload2Line />}
            onAction={() => void run('csv')}
          >
            Export as CSV
          </MenuItem>
          <MenuItem
            iconStart={<RiDownload2Line />}
            onAction={() => void run('json')}
          >
            Export as JSON
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {error && <ExportFailed error={error} onClose={reset} />}
    </>
  );
}
