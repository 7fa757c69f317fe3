import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDeleteBinLine, RiEditLine, RiMore2Line } from '@remixicon/react';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import type { Ask } from './Asked';

/** What one may do with an attribute; absent where that is nothing. */
export function AttributeRowMenu(props: { attribute: Attribute; onAsk: Ask }) {
  const { attribute, onAsk } = props;
  const { mayUpdate, mayDelete } = useAttributeAccess();
  if (!mayUpdate && !mayDelete) return null;
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line />}
        aria-label={`Actions for ${attribute.key}: ${attribute.value}`}
      />
      <Menu>
        {mayUpdate && (
          <MenuItem
            iconStart={<RiEditLine />}
            onAction={() => onAsk({ dialog: 'edit', attribute })}
          >
            Edit
          </MenuItem>
        )}
        {mayDelete && (
          <MenuItem
            color="danger"
            iconStart={<RiDeleteBinLine />}
            onAction={() => onAsk({ dialog: 'delete', attribute })}
          >
            Delete
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
