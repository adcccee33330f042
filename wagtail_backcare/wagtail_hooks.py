from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from wagtail_backcare import rich_text_features, viewsets
from wagtail_backcare.disclaimers import log_actions as disclaimer_log_actions
from wagtail_backcare.endpoints import policies
from wagtail_backcare.kept_drafts import log_actions as kept_log_actions
from wagtail_backcare.languages import group_form
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.past_pages import hooks as past_pages
from wagtail_backcare.progress import hooks as progress
from wagtail_backcare.progress.dashboard import add_panel as add_waiting_translations
from wagtail_backcare.readiness import bulk_actions, kept_pages, page_hooks, report, translation_editor, urls
from wagtail_backcare.reviewing import hooks as reviewing
from wagtail_backcare.reviewing.permissions import get_permissions
from wagtail_backcare.reviews import log_actions as review_log_actions
from wagtail_backcare.shared_texts import hooks as shared_texts
from wagtail_backcare.shared_texts import translations as shared_text_translations
from wagtail_backcare.signing import hooks as signing
from wagtail_backcare.signing import log_actions as sign_log_actions
from wagtail_backcare.starter import log_actions as starter_log_actions
from wagtail_backcare.starter.translations import review_notice
from wagtail_backcare.translating import beside
from wagtail_backcare.translating.publish_button import keep_unfit_translation
from wagtail_backcare.urgent import hooks as urgent
from wagtail_backcare.urgent import log_actions as urgent_log_actions

# Before anything asks for the permissions of these models.
policies.register()
register_setting(ClinicSettings, icon="home")
register_snippet(viewsets.HealthContentViewSetGroup)
hooks.register("register_rich_text_features", rich_text_features.register)
hooks.register("register_log_actions", starter_log_actions.register)
hooks.register("register_log_actions", kept_log_actions.register)
hooks.register("register_log_actions", disclaimer_log_actions.register)
hooks.register("register_log_actions", sign_log_actions.register)
hooks.register("register_admin_urls", progress.register_admin_urls)
hooks.register("register_reports_menu_item", progress.register_reports_menu_item)
hooks.register("construct_homepage_panels", add_waiting_translations)
hooks.register("register_admin_urls", signing.register_admin_urls)
hooks.register("register_page_header_buttons", signing.page_header_buttons)
hooks.register("register_snippet_listing_buttons", signing.snippet_listing_buttons)
hooks.register("register_admin_urls", urls.get_urls)
hooks.register("register_reports_menu_item", report.make_menu_item)
hooks.register("construct_homepage_panels", kept_pages.add_panel)
hooks.register("insert_editor_js", translation_editor.get_script)
hooks.register("insert_global_admin_css", translation_editor.get_styles)
hooks.register("register_group_permission_panel", group_form.register_panel)
hooks.register("before_delete_snippet", shared_texts.before_delete_snippet)
hooks.register("before_publish", shared_texts.before_publish)
hooks.register("before_unpublish", shared_texts.before_unpublish)
hooks.register("after_publish", shared_text_translations.after_publish)
# Before wagtail-localize's own, which opens an editor without panels.
hooks.register("before_edit_snippet", shared_text_translations.before_edit_snippet, order=-100)
hooks.register("register_snippet_listing_buttons", shared_texts.snippet_listing_buttons)
hooks.register("after_copy_page", page_hooks.after_copy_page)
hooks.register("after_publish_page", page_hooks.after_publish_page)
hooks.register("before_move_page", page_hooks.before_move_page)
hooks.register("before_convert_alias_page", page_hooks.before_convert_alias_page)
hooks.register("before_bulk_action", bulk_actions.refuse_unfit_moves)
# After Wagtail's own, which has the same name; a site's own comes after this one with a higher order.
hooks.register("register_bulk_action", bulk_actions.PublishFitPagesBulkAction, order=1)
hooks.register("register_log_actions", review_log_actions.register)
hooks.register("register_permissions", get_permissions)
hooks.register("register_admin_urls", reviewing.register_admin_urls)
hooks.register("register_page_header_buttons", reviewing.page_header_buttons)
hooks.register("register_reports_menu_item", reviewing.register_reports_menu_item)
hooks.register("before_edit_page", review_notice.show, order=review_notice.ORDER)
hooks.register("before_edit_snippet", review_notice.show, order=review_notice.ORDER)
# Before wagtail-localize, which answers the request itself.
hooks.register("before_edit_page", keep_unfit_translation, order=-100)
hooks.register("before_edit_snippet", keep_unfit_translation, order=-100)
hooks.register("register_admin_urls", beside.get_urls)
hooks.register("insert_editor_js", beside.get_script)
hooks.register("register_log_actions", urgent_log_actions.register)
hooks.register("register_admin_urls", urgent.register_admin_urls)
hooks.register("register_page_header_buttons", urgent.page_header_buttons)
hooks.register("register_snippet_listing_buttons", urgent.snippet_listing_buttons)
hooks.register("after_publish_page", urgent.after_publish)
hooks.register("after_publish", urgent.after_publish)
hooks.register("register_admin_urls", past_pages.register_admin_urls)
hooks.register("register_page_header_buttons", past_pages.page_header_buttons)
past_pages.add_history_button()
