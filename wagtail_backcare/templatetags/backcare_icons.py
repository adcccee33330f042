"""The outlines of the icons. Drawn for this package on a grid of 24 units, one path each."""

ICONS = {
    "emergency": "M12 2 1 22h22L12 2Zm-1.2 7h2.4v6.2h-2.4V9Zm0 8h2.4v2.4h-2.4V17Z",
    "urgent": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1.2 4.5v5l3.9 3.9-1.7 1.7-4.6-4.6v-6h2.4Z",
    "non-urgent": (
        "M7 2v2H4a2 2 0 0 0-2 2v14c0 1.1.9 2 2 2h16a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2h-3V2h-2v2H9V2H7Zm-3 8h16v10H4V10Z"
    ),
    "arrow": "M3 10.8h13.2l-5.6-5.6L12.3 3.5 20.8 12l-8.5 8.5-1.7-1.7 5.6-5.6H3v-2.4Z",
    "information": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.2 4.5h2.4v2.4h-2.4V6.5Zm0 4.3h2.4v7h-2.4v-7Z",
    "plus": "M10.8 3h2.4v7.8H21v2.4h-7.8V21h-2.4v-7.8H3v-2.4h7.8V3Z",
}
