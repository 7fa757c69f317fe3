import { describeProblem } from '@apo/backstage-plugin-patterns-common';
import type { AttributeChange } from '@apo/backstage-plugin-patterns-common';
import { attributeDifferences } from '../AttributeDialog/attributeDifferences';
import { ToneLabel } from '../shared/ToneLabel';
import { actionWords } from './actionWords';
import styles from './ImportDialog.module.css';

const nothing = { description: '', metadata: {} };

/** What one row of the file does, or what is wrong with it. */
export function ImportChangeRow(props: { change: AttributeChange }) {
  const { change } = props;
  const { row, action, key, value, before, after, problems = [] } = change;
  const differences =
    action === 'create' || action === 'update'
      ? attributeDifferences(before ?? nothing, after ?? nothing)
      : [];
  return (
    <tr>
      <td>{row}</td>
      <td>
        <ToneLabel {...actionWords[action]} />
      </td>
      <th scope="row">
        {key}: {value}
      </th>
      <td>
        <ul className={styles.differences}>
          {differences.map(({ what, theirs, mine }) => (
            <li key={what}>
              {what}: {theirs && <del>{theirs}</del>} {theirs && '→'}{' '}
              <ins>{mine || 'none'}</ins>
            </li>
          ))}
          {problems.map(problem => (
            <li key={describeProblem(problem)} className={styles.problem}>
              {describeProblem(problem)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
