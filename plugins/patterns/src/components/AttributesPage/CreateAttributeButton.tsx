import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import type { Ask } from './Asked';

/** Opens the form of a new attribute; absent for those who may not create one. */
export function CreateAttributeButton(props: { onAsk: Ask }) {
  const { onAsk } = props;
  const { mayCreate } = useAttributeAccess();
  if (!mayCreate) return null;
  return (
    <Button
      variant="primary"
      iconStart={<RiAddLine />}
      onPress={() => onAsk({ dialog: 'create' })}
    >
      Create attribute
    </Button>
  );
}
