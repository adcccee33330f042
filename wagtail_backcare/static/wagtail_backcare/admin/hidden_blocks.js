/* The block chooser leaves hidden blocks out. Their definitions stay, so that stored ones can be edited. */
class HidesBlocksDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
  constructor(name, groupedChildBlockDefs, initialChildStates, meta) {
    super(name, groupedChildBlockDefs, initialChildStates, meta);
    this.groupedChildBlockDefs = groupedChildBlockDefs
      .map(([group, blocks]) => [group, blocks.filter((block) => !meta.hiddenBlocks.includes(block.name))])
      .filter(([, blocks]) => blocks.length);
  }
}

window.telepath.register('wagtail_backcare.blocks.HidesBlocks', HidesBlocksDefinition);
