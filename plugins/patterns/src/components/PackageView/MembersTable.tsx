import type {
  ApiDeclaration,
  ApiMember,
} from '@apo/backstage-plugin-patterns-common';
import { ToneLabel } from '../shared/ToneLabel';
import { defaultText } from './docText';
import { MemberDocs } from './MemberDocs';
import styles from './PackageView.module.css';

/** The parts of a declaration, a row each. */
export function MembersTable(props: { declaration: ApiDeclaration }) {
  const { kind, name, members } = props.declaration;
  if (members.length === 0) return null;
  const isInterface = kind === 'interface';
  const hasDefaults = members.some(m => m.default !== undefined);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={`Members of ${name}`}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">{kind === 'enum' ? 'Value' : 'Type'}</th>
            {isInterface && <th scope="col">Required</th>}
            {hasDefaults && <th scope="col">Default</th>}
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => (
            <tr key={index}>
              <th scope="row" data-label="Name">
                <code>{member.name}</code>
                {member.static && <span className={styles.mark}> static</span>}
              </th>
              <td data-label={kind === 'enum' ? 'Value' : 'Type'}>
                <code>{member.type}</code>
              </td>
              {isInterface && (
                <td data-label="Required">
                  {member.optional ? 'optional' : 'required'}
                </td>
              )}
              {hasDefaults && (
                <td data-label="Default">
                  {member.default !== undefined && (
                    <MemberDocs text={defaultText(member.default)} />
                  )}
                </td>
              )}
              <td data-label="Description">
                <Description member={member} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Description(props: { member: ApiMember }) {
  const { docs, deprecated } = props.member;
  return (
    <>
      {deprecated !== undefined && (
        <span className={styles.deprecated}>
          <ToneLabel tone="warning" label="Deprecated" />{' '}
          <MemberDocs text={deprecated} />
        </span>
      )}
      {docs && <MemberDocs text={docs} />}
    </>
  );
}
