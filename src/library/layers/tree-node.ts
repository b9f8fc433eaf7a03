/** A file, link or folder of the merged tree. Links have a target, folders have children. */
export interface TreeNode {
  readonly name: string;
  readonly parent: TreeNode | null;
  readonly target: string | null;
  readonly children: Map<string, TreeNode> | null;
  /** Of what is no folder: which layer wrote it, counted from the bottom, and under which path. */
  readonly layer: number;
  readonly writtenAs: string;
}

export interface FolderNode extends TreeNode {
  readonly children: Map<string, TreeNode>;
}

export function folderNode(name: string, parent: FolderNode | null): FolderNode {
  return { name, parent, target: null, children: new Map(), layer: -1, writtenAs: '' };
}

export function isFolder(node: TreeNode): node is FolderNode {
  return node.children !== null;
}

/** The path from the root; of the root itself: empty. */
export function pathOf(node: TreeNode): string {
  const names: string[] = [];
  for (let at: TreeNode | null = node; at?.parent; at = at.parent) names.push(at.name);
  return names.toReversed().join('/');
}

export function addFolder(parent: FolderNode, name: string): FolderNode {
  const made = folderNode(name, parent);
  parent.children.set(name, made);
  return made;
}
