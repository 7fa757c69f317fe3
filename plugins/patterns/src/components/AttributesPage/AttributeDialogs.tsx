import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import {
  CreateAttributeDialog,
  DeleteAttributeDialog,
  EditAttributeDialog,
} from '../AttributeDialog';
import { ImportDialog } from '../ImportDialog';
import { RuleDialog, ViolationsDialog } from '../RuleDialog';
import type { Asked } from './Asked';

/** The dialog that a person has asked for. */
export function AttributeDialogs(props: {
  asked: Asked;
  keys: readonly AttributeKey[];
  onClose: () => void;
  /** Something is different now; the dialog is done. */
  onChanged: () => void;
}) {
  const { asked, keys, onClose, onChanged } = props;
  switch (asked.dialog) {
    case 'create':
      return (
        <CreateAttributeDialog
          keys={keys}
          attributeKey={asked.key}
          onClose={onClose}
          onCreated={onChanged}
        />
      );
    case 'edit':
      return (
        <EditAttributeDialog
          attribute={asked.attribute}
          onClose={onClose}
          onSaved={onChanged}
        />
      );
    case 'delete':
      return (
        <DeleteAttributeDialog
          attribute={asked.attribute}
          keys={keys}
          onClose={onClose}
          onDeleted={onChanged}
        />
      );
    case 'rule':
      return (
        <RuleDialog
          attributeKey={asked.key}
          onClose={onClose}
          onSaved={onChanged}
        />
      );
    case 'violations':
      return <ViolationsDialog attributeKey={asked.key} onClose={onClose} />;
    default:
      return <ImportDialog onClose={onClose} onImported={onChanged} />;
  }
}
