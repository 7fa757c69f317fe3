import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Button, Container, Header, Text } from '@backstage/ui';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import { useAttributeKeys } from '../../hooks/useAttributeKeys';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { FollowButton } from '../Following/FollowButton';
import { DeleteAttributeDialog, EditAttributeDialog } from '../AttributeDialog';
import { AttributeFacts } from './AttributeFacts';
import { AttributeMetadata } from './AttributeMetadata';
import { CarrierList } from './CarrierList';
import styles from './AttributePage.module.css';

/** Everything about one attribute, and what one may do with it. */
export function AttributeDetails(props: {
  attribute: Attribute;
  onChanged: () => void;
}) {
  const { attribute, onChanged } = props;
  const { key, value, description } = attribute;
  const { mayUpdate, mayDelete } = useAttributeAccess();
  const keys = useAttributeKeys();
  const links = usePatternsLinks();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'edit' | 'delete'>();
  const close = () => setAsked(undefined);
  return (
    <>
      <Header
        title={`${key}: ${value}`}
        customActions={
          <>
            <FollowButton
              target={{ kind: 'attribute', id: attribute.id }}
              label="Follow"
            />
            {mayDelete && (
              <Button
                variant="secondary"
                destructive
                onPress={() => setAsked('delete')}
              >
                Delete
              </Button>
            )}
            {mayUpdate && (
              <Button variant="primary" onPress={() => setAsked('edit')}>
                Edit
              </Button>
            )}
          </>
        }
      />
      <Container className={styles.page}>
        <Text as="p" variant="body-medium" className={styles.description}>
          {description || 'It has no description.'}
        </Text>
        <div className={styles.columns}>
          <div className={styles.main}>
            <CarrierList attribute={attribute} />
          </div>
          <aside className={styles.aside} aria-label="Facts and metadata">
            <AttributeFacts attribute={attribute} />
            <AttributeMetadata metadata={attribute.metadata} />
          </aside>
        </div>
      </Container>
      {asked === 'edit' && (
        <EditAttributeDialog
          attribute={attribute}
          onClose={close}
          onSaved={() => {
            close();
            onChanged();
          }}
        />
      )}
      {asked === 'delete' && (
        <DeleteAttributeDialog
          attribute={attribute}
          keys={keys.value ?? []}
          onClose={close}
          onDeleted={() => navigate(links.attributes)}
        />
      )}
    </>
  );
}
