import { useEffect, useId, useRef } from 'react';
import { ButtonIcon, TextField } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import { refuseRow } from '../shared/refuseRow';
import type { MetadataRow } from './attributeForm';
import styles from './AttributeDialog.module.css';

/** Key and value of one row of the metadata. */
export function MetadataRowFields(props: {
  row: MetadataRow;
  /** From 1 on, for those who hear the row. */
  place: number;
  problems?: { key?: FieldProblem; value?: FieldProblem };
  showEmpty: boolean;
  onChange: (row: MetadataRow) => void;
  onRemove: () => void;
}) {
  const { row, place, problems = {}, showEmpty, onChange, onRemove } = props;
  const messageId = useId();
  const box = useRef<HTMLDivElement>(null);
  const isNew = useRef(row.key === '' && row.value === '');
  useEffect(() => {
    if (isNew.current) box.current?.querySelector('input')?.focus();
  }, []);
  const ofKey = showEmpty || row.key ? problems.key : undefined;
  const ofValue = showEmpty || row.value ? problems.value : undefined;
  const shown = ofKey ?? ofValue;
  const name = row.key ? `metadata ${row.key}` : `metadata row ${place}`;
  return (
    <div ref={box}>
      <div className={styles.row}>
        <TextField
          aria-label={`Key ${place}`}
          placeholder="contact-team"
          size="small"
          value={row.key}
          onChange={key => onChange({ ...row, key })}
          isRequired
          validationBehavior="aria"
          isInvalid={ofKey !== undefined}
          aria-describedby={messageId}
          autoComplete="off"
          spellCheck="false"
        />
        <TextField
          aria-label={`Value ${place}`}
          placeholder="team@example.com"
          size="small"
          value={row.value}
          onChange={value => onChange({ ...row, value })}
          isRequired
          validationBehavior="aria"
          isInvalid={ofValue !== undefined}
          aria-describedby={messageId}
          autoComplete="off"
          spellCheck="false"
        />
        <ButtonIcon
          variant="tertiary"
          size="small"
          icon={<RiDeleteBinLine />}
          aria-label={`Remove ${name}`}
          onPress={onRemove}
        />
      </div>
      <FieldMessage id={messageId} verdict={shown && refuseRow(shown)} />
    </div>
  );
}
