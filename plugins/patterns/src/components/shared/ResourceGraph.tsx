import { useMemo } from 'react';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { Text } from '@backstage/ui';
import type { TemplateSummary } from '@apo/backstage-plugin-patterns-common';
import { count } from './words';
import styles from './ResourceGraph.module.css';

type ResourceNode = { type: string };

const WIDTH = 260;
const HEIGHT = 52;
/** A drawing of more resources is slow to lay out and no help to the eye. */
const MOST_DRAWN = 150;

/** The resources of a template and what refers to what: drawn, and as a list. */
export function ResourceGraph(props: { template: TemplateSummary }) {
  const { template } = props;
  const { nodes, edges } = useMemo(() => toGraph(template), [template]);
  const { resources } = template;
  const drawn = resources.length <= MOST_DRAWN;
  return (
    <div>
      {drawn && (
        // The list beneath says the same to those who do not see the drawing.
        <div
          className={styles.drawing}
          style={{ height: heightOf(resources.length) }}
          aria-hidden
        >
          <DependencyGraph<ResourceNode, object>
            nodes={nodes}
            edges={edges}
            direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
            nodeMargin={16}
            rankMargin={64}
            paddingX={16}
            paddingY={16}
            showArrowHeads
            fit="contain"
            allowFullscreen={false}
            renderNode={({ node }) => <ResourceBox node={node} />}
          />
        </div>
      )}
      <details open={!drawn} className={styles.list}>
        <summary>{count(resources.length, 'resource')} as a list</summary>
        <ul>
          {resources.map(({ id, type, dependsOn, line }) => (
            <li key={id}>
              <Text weight="bold">{id}</Text>
              {` ${type}`}
              {line && `, line ${line}`}
              {dependsOn.length > 0 && `, uses ${dependsOn.join(', ')}`}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function ResourceBox(props: { node: { id: string; type: string } }) {
  const { node } = props;
  return (
    <g className={styles.node}>
      <title>{`${node.id}: ${node.type}`}</title>
      <rect width={WIDTH} height={HEIGHT} rx={6} />
      <text x={12} y={22} className={styles.id}>
        {shorten(node.id, 32)}
      </text>
      <text x={12} y={40} className={styles.type}>
        {shorten(node.type, 40)}
      </text>
    </g>
  );
}

function toGraph({ resources }: TemplateSummary) {
  const ids = new Set(resources.map(r => r.id));
  return {
    nodes: resources.map(({ id, type }) => ({ id, type })),
    edges: resources.flatMap(({ id, dependsOn }) =>
      dependsOn
        .filter(other => ids.has(other) && other !== id)
        .map(other => ({ from: id, to: other })),
    ),
  };
}

/** Pixels: enough for most graphs; larger ones are zoomed. */
function heightOf(resources: number): number {
  return Math.min(480, 120 + 48 * resources);
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
