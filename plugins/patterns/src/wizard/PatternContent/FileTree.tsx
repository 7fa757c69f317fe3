import { useId, useRef, type KeyboardEvent } from 'react';
import { groupPaths } from './groupPaths';
import styles from './PackageWorkbench.module.css';

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: index => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** The files by folder, one to be chosen; the arrow keys go through them. */
export function FileTree(props: {
  paths: readonly string[];
  selected: string;
  onSelect: (path: string) => void;
}) {
  const { paths, selected, onSelect } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const groups = groupPaths(paths);
  const order = groups.flatMap(group => group.paths);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = step(order.indexOf(selected), order.length - 1);
    onSelect(order[next]);
    list.current
      ?.querySelectorAll<HTMLElement>('[role="option"]')
      [next].focus();
  };

  return (
    <div
      ref={list}
      className={styles.tree}
      role="listbox"
      aria-label="Files of the package"
      // The chosen file takes the focus.
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {groups.map(({ folder, paths: content }, index) => (
        <div
          key={folder}
          role="group"
          aria-labelledby={folder ? `${id}-${index}` : undefined}
          aria-label={folder ? undefined : 'Root'}
        >
          {folder && (
            <div className={styles.folder} id={`${id}-${index}`}>
              {folder}/
            </div>
          )}
          {content.map(path => (
            <FileOption
              key={path}
              path={path}
              isNested={folder !== ''}
              isSelected={path === selected}
              onSelect={onSelect}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function FileOption(props: {
  path: string;
  isNested: boolean;
  isSelected: boolean;
  onSelect: (path: string) => void;
}) {
  const { path, isNested, isSelected, onSelect } = props;
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
    <div
      className={isNested ? `${styles.file} ${styles.nested}` : styles.file}
      role="option"
      aria-selected={isSelected}
      aria-label={path}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(path)}
    >
      {path.slice(path.lastIndexOf('/') + 1)}
    </div>
  );
}
