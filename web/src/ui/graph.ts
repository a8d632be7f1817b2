// Places the actors of the ties: friends near each other, foes apart; groups that have no tie between them lie beside each other.
// The same ties give the same picture: no chance is in it.

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Tie, TieActor } from '../types';

export interface GraphNode extends SimulationNodeDatum {
  id: string;
  actor: TieActor;
  weight: number; // sentences of its ties
  x: number;
  y: number;
}

export interface GraphEdge {
  tie: Tie;
  a: GraphNode;
  b: GraphNode;
  bend: number; // px: several ties of one pair lie beside each other
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  box: string; // viewBox
  letters: number; // their height in units of the viewBox
}

export const nodeRadius = (node: GraphNode): number => 5 + 2.4 * Math.sqrt(node.weight);
// A name in one line or two, cut where even two do not hold it.
export function nameLines(name: string): string[] {
  if (name.length <= 20) return [name];
  const short = name.length > 44 ? `${name.slice(0, 42)}…` : name;
  const middle = short.length / 2;
  const gaps = [...short.matchAll(/ /g)]
    .map((gap) => gap.index ?? 0)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return gaps[0] === undefined ? [short] : [short.slice(0, gaps[0]), short.slice(gaps[0] + 1)];
}

const nameWidth = (name: string): number => Math.max(...nameLines(name).map((line) => line.length));

export function layout(actors: TieActor[], ties: Tie[]): Graph {
  const weights = new Map<string, number>();
  for (const tie of ties) for (const key of [tie.a, tie.b]) weights.set(key, (weights.get(key) ?? 0) + tie.count);
  const nodes: GraphNode[] = actors
    .filter((actor) => weights.has(actor.key))
    .map((actor) => ({ id: actor.key, actor, weight: weights.get(actor.key) ?? 0, x: 0, y: 0 }));
  const edges = edgesOf(nodes, ties);
  const groups = groupsOf(nodes, edges);
  const boxes = groups.map((group) =>
    settle(
      group,
      edges.filter((edge) => group.includes(edge.a)),
    ),
  );
  const [width, height] = pack(groups, boxes);
  const letters = Math.max(12, (width / 900) * 13, (height / 560) * 13);
  return { nodes, edges, letters, box: `0 0 ${Math.round(width)} ${Math.round(height)}` };
}

function edgesOf(nodes: GraphNode[], ties: Tie[]): GraphEdge[] {
  const byKey = new Map(nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, number>();
  return ties.flatMap((tie) => {
    const [a, b] = [byKey.get(tie.a), byKey.get(tie.b)];
    if (!a || !b || a === b) return [];
    const pair = [tie.a, tie.b].sort().join('\n');
    const before = pairs.get(pair) ?? 0;
    pairs.set(pair, before + 1);
    const side = (before % 2 ? 1 : -1) * (tie.a < tie.b ? 1 : -1);
    return [{ tie, a, b, bend: side * 26 * Math.ceil(before / 2) }];
  });
}

// Nodes that ties connect, the largest group first.
function groupsOf(nodes: GraphNode[], edges: GraphEdge[]): GraphNode[][] {
  const group = new Map(nodes.map((node) => [node, [node]]));
  for (const { a, b } of edges) {
    const [one, other] = [group.get(a) ?? [], group.get(b) ?? []];
    if (one === other) continue;
    const joined = [...one, ...other];
    for (const node of joined) group.set(node, joined);
  }
  return [...new Set(group.values())].sort((x, y) => y.length - x.length);
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

// Lays one group out about its own middle.
function settle(group: GraphNode[], edges: GraphEdge[]): Box {
  group.forEach((node, i) => {
    node.x = 40 * Math.sqrt(i) * Math.cos(i * 2.4);
    node.y = 28 * Math.sqrt(i) * Math.sin(i * 2.4);
  });
  const links = edges.map((edge) => ({ source: edge.a, target: edge.b, sign: edge.tie.sign }));
  const link = forceLink<GraphNode, (typeof links)[number]>(links);
  forceSimulation(group)
    .force('link', link.distance(({ sign }) => (sign > 0 ? 80 : sign < 0 ? 130 : 100)).strength(0.5))
    .force('apart', forceManyBody().strength(-600).distanceMax(600))
    .force(
      'collide',
      forceCollide<GraphNode>((node) => nodeRadius(node) + 24),
    )
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.09))
    .stop()
    .tick(320);
  // A pair stands one above the other: names are wide, lines need not be.
  if (group.length === 2)
    group.forEach((node, i) => {
      node.x = 0;
      node.y = i * 86;
    });
  const half = (node: GraphNode) => Math.max(nodeRadius(node), nameWidth(node.actor.name) * 3.9) + 12;
  const left = Math.min(...group.map((node) => node.x - half(node)));
  const right = Math.max(...group.map((node) => node.x + half(node)));
  const top = Math.min(...group.map((node) => node.y - nodeRadius(node))) - 14;
  const bottom = Math.max(...group.map((node) => node.y + nodeRadius(node))) + 42;
  return { left, top, width: right - left, height: bottom - top };
}

// Puts the groups in rows, left to right, about half as high again as wide in all; gives the size of the whole.
function pack(groups: GraphNode[][], boxes: Box[]): [number, number] {
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const wide = Math.max(Math.sqrt(area * 1.9), boxes[0]?.width ?? 0, 600);
  let [x, y, row] = [0, 0, 0];
  groups.forEach((group, i) => {
    const box = boxes[i] as Box;
    if (x > 0 && x + box.width > wide) [x, y, row] = [0, y + row, 0];
    for (const node of group) {
      node.x += x - box.left;
      node.y += y - box.top;
    }
    x += box.width;
    row = Math.max(row, box.height);
  });
  return [wide, y + row];
}
